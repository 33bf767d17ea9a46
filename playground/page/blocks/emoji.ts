/**
 * The names of emoji that are likely in the bot's conversations. Slack knows thousands; a name that is not here stays
 * as it was written, colons and all.
 */
const EMOJI: Readonly<Record<string, string>> = {
  "+1": "👍",
  bell: "🔔",
  bow: "🙇",
  bulb: "💡",
  calendar: "📅",
  clock3: "🕒",
  email: "📧",
  envelope: "✉️",
  exclamation: "❗",
  eyes: "👀",
  hourglass_flowing_sand: "⏳",
  incoming_envelope: "📨",
  information_source: "ℹ️",
  link: "🔗",
  lock: "🔒",
  memo: "📝",
  no_entry: "⛔",
  ok: "🆗",
  paperclip: "📎",
  pencil: "📝",
  phone: "☎️",
  pray: "🙏",
  question: "❓",
  raised_hands: "🙌",
  rotating_light: "🚨",
  shield: "🛡️",
  slightly_smiling_face: "🙂",
  smile: "😄",
  sos: "🆘",
  speech_balloon: "💬",
  star: "⭐",
  tada: "🎉",
  telephone_receiver: "📞",
  thumbsup: "👍",
  warning: "⚠️",
  wave: "👋",
  white_check_mark: "✅",
  x: "❌",
};

/** The character of an emoji's name; `undefined` when this page does not know it. */
export function emojiNamed(name: string): string | undefined {
  return Object.hasOwn(EMOJI, name) ? EMOJI[name] : undefined;
}
