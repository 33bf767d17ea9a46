/**
 * Signs (emoji) that come with Slack, by its names: nobody can give them another meaning, so none of them names anybody.
 * Slack does not say of a reaction whether it is its own, and knows some thousand; these are those people answer with.
 */
const OF_SLACK: ReadonlySet<string> = new Set(
  `+1 -1 100 alarm_clock angry arrow_right astonished ballot_box_with_check bangbang bell bento blush bouquet bow
  brain broken_heart bulb calendar cat cherry_blossom clap clapper clipboard clock1 clock2 clock3 clock4 clock5 clock6
  clock7 clock8 clock9 clock10 clock11 clock12 cloud coffee cold_sweat confounded confused cry crossed_fingers
  crossed_flags crown dash date disappointed dizzy dog door ear email envelope exclamation expressionless eyes fearful
  fire fist flushed four_leaf_clover frowning full_moon gift green_heart grey_exclamation grey_question grimacing grin
  grinning hand handshake hankey hatching_chick heart heart_eyes heartpulse heavy_check_mark heavy_plus_sign herb
  hourglass hourglass_flowing_sand house hugging_face hushed inbox_tray incoming_envelope information_desk_person
  information_source innocent joy key kissing_heart laughing link lock loudspeaker mag mailbox man-bowing
  man-gesturing-no man-gesturing-ok man-raising-hand mask medal mega memo microphone moneybag moon muscle neutral_face
  no_entry no_entry_sign no_good no_mouth notebook o o2 office ok ok_hand ok_woman open_hands open_mouth ocean
  palms_up_together paperclip partying_face pencil pencil2 pensive persevere phone pill pleading_face point_down
  point_left point_right point_up point_up_2 police_car pray punch purple_heart pushpin question rage rainbow
  raised_hand raised_hands raising_hand relaxed relieved repeat rocket rolling_on_the_floor_laughing rose
  rotating_light runner sake saluting_face scream seedling shield shrug sleeping sleepy
  slightly_frowning_face slightly_smiling_face smile smiley smiling_face_with_3_hearts smiling_face_with_tear smirk sob
  sos sparkles sparkling_heart speak_no_evil speech_balloon star star2 stop_sign stopwatch sun_with_face sunflower
  sunglasses sunny sushi sweat sweat_smile tada tea telephone telephone_receiver thinking_face thought_balloon
  thumbsdown thumbsup tired_face triumph tulip two_hearts umbrella unamused upside_down_face v vertical_traffic_light
  walking warning watch wave weary white_check_mark white_flower white_heart wink woman-bowing woman-gesturing-no
  woman-gesturing-ok woman-raising-hand worried x yellow_heart yum zap zzz`.split(/\s+/),
);

/** Whether a reaction can be shown to somebody else as it was chosen: by its name it tells nothing of anybody. */
export const isOfSlack = (name: string): boolean => OF_SLACK.has(name);
