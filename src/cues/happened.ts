/**
 * How Japanese says that something was not so, only nearly so, or only heard of. All words are compared after
 * `plain`: katakana stands as hiragana, without spaces.
 */

/** What may stand between a cue and its denial: 殴ら[れたわけでは]ない. */
const BETWEEN = new Set(
  "られさしせてではもがをにりいおきたわけことうまなどとかつすくえっじゃふるの言受出求行為等様子持被害中振舞側発的目接触体め",
);
const DENIALS = [
  "ありません",
  "ません",
  "なかった",
  "なかっ",
  "ない",
  "なく",
  "なし",
  "無し",
  "ておらず",
  "おらず",
  "ずに",
  "ず、",
  "ず。",
];
/** Looks like a denial and is none. */
const NO_DENIALS = [
  "かもしれ",
  "わから",
  "分から",
  "たまらな",
  "しかたな",
  "仕方な",
  "とまらな",
  "やまな",
  "しかな",
  "くれな",
  "くれま",
  "くれず",
  "もらえ",
  "貰え",
  "いただけ",
];
const FARTHEST_DENIAL = 14;
/** 押されたり蹴られたりは…していません: the denial comes after the whole list. */
const LIST = "たり";
const FARTHEST_DENIAL_OF_LIST = 26;

/** Whether what follows a cue takes it back. */
export function isDenied(after: string): boolean {
  const inList = after.slice(0, 4).includes(LIST);
  const text = after.slice(0, inList ? FARTHEST_DENIAL_OF_LIST : FARTHEST_DENIAL + 5).replace("言動", "言");
  for (let at = 0; at < text.length; at++) {
    const rest = text.slice(at);
    if (NO_DENIALS.some((word) => rest.startsWith(word))) return false;
    if (DENIALS.some((word) => rest.startsWith(word))) return true;
    if (inList ? /[。!?「」]/.test(text.charAt(at)) : !BETWEEN.has(text.charAt(at))) return false;
  }
  return false;
}

/** Directly after a cue of the telling: it only nearly happened, might happen, or was made as if. */
const UNREAL = [
  "そうにな",
  "そうだったが",
  "そうな",
  "るよう",
  "るかと",
  "るかも",
  "るのでは",
  "るんじゃ",
  "るのが怖",
  "るのがこわ",
  "るふり",
  "るまね",
  "る真似",
  "る手ぶり",
  "る身ぶり",
  "る仕草",
  "たらど",
  "たときはど",
  "た時はど",
  "た場合",
  "る場合",
  "るおそれ",
  "る恐れ",
  "る可能性",
  "る前に",
  "るほど",
  "たいくらい",
  "たい気持ち",
];

export const isUnreal = (after: string): boolean =>
  UNREAL.some((word) => after.slice(0, 12).startsWith(word));

/** Another time or place, earlier in the sentence … */
const ELSEWHERE = [
  "前任",
  "以前",
  "昔",
  "過去",
  "隣の市",
  "他の市",
  "他市",
  "ほかの市",
  "よその",
  "別の課",
  "にゅうす",
  "新聞",
  "てれび",
];
/** … and it is only heard of. */
const HEARD = ["そうだ", "そうで", "らし", "と聞", "ときい", "ことがある", "事件", "とのこと"];
/** What a citizen came to tell of somebody else. */
const OF_OTHERS = [
  "という相談",
  "との相談",
  "という通報",
  "という苦情",
  "との苦情",
  "という問い合わせ",
  "と訴えています",
  "と訴えていま",
];
const AMONG_OTHERS = ["市民の方同士", "市民同士", "客同士", "お客様同士", "住民同士"];

export function isElsewhere(before: string, after: string): boolean {
  if (AMONG_OTHERS.some((word) => before.includes(word))) return true;
  if (OF_OTHERS.some((word) => after.includes(word))) return true;
  return ELSEWHERE.some((word) => before.includes(word)) && HEARD.some((word) => after.includes(word));
}
