/** How Japanese says whose words are told. All words are compared after `plain`. */

/** After words that somebody spoke or wrote. */
const SPOKEN = [
  "言",
  "いわ",
  "いい",
  "いっ",
  "怒鳴",
  "どな",
  "叫",
  "さけ",
  "脅",
  "おど",
  "書",
  "かい",
  "かかれ",
  "罵",
  "迫",

  "要求",
  "責",
  "繰り返",
  "くりかえ",
  "笑",
  "話",
  "電話",
  "でんわ",
  "おっしゃ",
  "見下",
  "泣",
  "詰め寄",
  "何度",
  "しつこ",
  "凄",
  "すご",
  "ののし",
  "言い張",
  "譲ら",
  "聞か",
  "きか",
  "告げ",
  "ふぁっくす",
  "めえる",
  "めーる",
  "続け",
];
const SPEECH = ["と", "って", "などと", "とか", "との", "という", "みたいに", "よう"];

/** Whether what follows says that the words were spoken or written. */
export function isSpoken(after: string): boolean {
  const text = after.slice(0, 22);
  return SPEECH.some((particle) => {
    const at = text.indexOf(particle);
    if (at < 0) return false;
    const verb = text.slice(at + particle.length, at + particle.length + 9);
    return SPOKEN.some((word) => verb.includes(word));
  });
}

const OURS_BEFORE = [
  "私",
  "わたし",
  "自分",
  "こちら",
  "当方",
  "職員",
  "係長",
  "課長",
  "部長",
  "上司",
  "同僚",
  "警備員",
];
const OURS_PARTICLES = ["は", "が", "から", "も", "より"];
const OURS_AFTER = [
  "伝え",
  "つたえ",
  "説明",
  "お願い",
  "案内",
  "お断り",
  "断り",
  "断っ",
  "答え",
  "返答",
  "申し上げ",
  "注意",
  "警告",
  "制止",
  "声をかけ",
  "声かけ",
  "お詫び",
];
const PASSIVE = /^.{0,3}(され|られ|われ)/;

/** Whether a quotation is what we said ourselves, by the words around it. */
export function isOurs(before: string, after: string): boolean {
  const subject = before.replace(/、$/, "");
  const text = after.slice(0, 14);
  const spokenByUs = OURS_BEFORE.some((who) => OURS_PARTICLES.some((p) => subject.endsWith(who + p)));
  if (spokenByUs) return !/^(と|って).{0,4}(われ|られ|され)/.test(text);
  if (!/^(と|って|旨)/.test(text)) return false;
  return OURS_AFTER.some((verb) => {
    const at = text.indexOf(verb);
    return at >= 0 && at <= 8 && !PASSIVE.test(text.slice(at + verb.length));
  });
}
