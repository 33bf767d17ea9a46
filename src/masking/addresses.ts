import { pattern, type Rule } from "./rule.ts";

const han = "\\p{Script=Han}々ヶケ";
const kata = "ァ-ヺー";
const n = "(?:[0-9]{1,4}|[〇一二三四五六七八九十百]{1,5})";
const compass = "[東西南北]";

const prefecture = `(?:(?:北海道|東京都|京都府|大阪府|[${han}]{2,3}県) ?)`;
const city = `(?:[${han}]{1,5}市 ?|[${han}]{1,4}郡[${han}]{1,4}[町村] ?)`;
const ward = `(?:[${han}]{1,4}区 ?)`;
/** At least a city or a ward before it makes a number an address. */
const before = `(?:${prefecture}?(?:${city}${ward}?|${ward})|${prefecture})`;
/** Behind a ward a town may be written in kana; elsewhere that would swallow the words before it. */
const townBehind = `(?![はがをにのでともへや]|から|まで|より)[${han}${kata}ぁ-ん]{0,8}?`;
const kanaTowns =
  "宮の森|山の手|あいの里|もみじ台|ひばりが丘|藤の沢|南の沢|北の沢|中の沢|東の里|あやめ野|ていね|宮の丘|西の里|の沢";
const townAlone = `(?:(?:${kanaTowns})[${han}]{0,2}|[${han}${kata}]{1,6})`;

/** The house behind the block: 3-4, 3番4号, 1001番地5, 10番地の5. */
const house = `${n}(?:(?:(?:番地|番|号|-)(?:${n})?|の${n})(?![0-9]{0,4}(?:室|階))){0,4}`;
const block = `${n}丁目(?: ?${house})?`;
const grid = `${compass}?${n}条 ?(?:${compass}?${n}丁目(?: ?${house})?|${compass}${n}(?:-${n}){0,3})`;
const spokenGrid = `${compass}[0-9]{1,2}${compass}[0-9]{1,2}(?:丁目)?(?:-[0-9]{1,4}){0,3}`;

const buildingWord =
  "(?:マンション|ハイツ|コーポ|アパート|荘|ハウス|レジデンス|メゾン|パレス|団地|住宅|タワー|ヒルズ|ガーデン|シャトー|グラン|ビル)";
const building = `(?:(?<= )[${han}${kata}A-Za-zぁ-ん・]{0,10}?|[${han}${kata}A-Za-z・]{0,10}?)${buildingWord}[${han}${kata}A-Za-z・]{0,8}`;
const room = "(?:[0-9]{1,2}号棟 ?)?[A-Z]?[0-9]{1,4}(?:号室?|室)?";
const inside = `(?: ?${building} ?${room}| ?${building}(?![ぁ-ん])| [0-9]{3,4}号室?)?`;

/** Where something happened in the street is what the desk must know; nobody lives on a crossing. */
const street = /^ ?の?(?:交差点|路上|公園|停留所|バス停|電停|歩道|信号|道路|工事|現場|駅|踏切|駐輪場|広場)/u;

const rules: readonly string[] = [
  `${before}${townBehind}(?:${grid}|${block}|${n}(?:番地の?|-)${house}|${n}番地|${n}番${n}号)${inside}`,
  `(?:${townAlone})?${grid}${inside}`,
  `${townAlone}${n}丁目 ?${house}${inside}`,
  `(?<![0-9])${spokenGrid}${inside}`,
  `${townAlone}[0-9]{1,4}番地(?:の?[0-9]{1,4})?${inside}`,
  `(?<=住所[ :はが「欄に]{0,3})[${han}${kata}]{1,8}[0-9]{1,4}-[0-9]{1,4}(?:-[0-9]{1,4}){0,2}${inside}`,
  `(?<![${han}${kata}A-Za-z])[${han}${kata}A-Za-z・]{0,10}?${buildingWord}[${han}${kata}A-Za-zぁ-ん・]{0,8} ?(?:[0-9]{1,2}号棟 ?)?[0-9]{1,4}号(?:室|棟)?`,
];

/** Words that lean on an address without a particle between. */
const leaning = /^(?:現?住所|自宅|勤務先|転居先|訪問先|所在地|本籍地?|場所|実家|相手方?|先)/u;

/** Addresses from the house up to the prefecture; a ward or a city alone says nothing about one person. */
export const addressRules: readonly Rule[] = rules.map((source) => ({
  kind: "address",
  pattern: pattern(source),
  unless: (_, behind) => street.test(behind),
}));

/** How much of the beginning of a found address is not part of it. */
export function leaningLength(found: string): number {
  return leaning.exec(found)?.[0].length ?? 0;
}
