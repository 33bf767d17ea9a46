import { pattern, type Rule } from "./rule.ts";

const han = "\\p{Script=Han}";
const kanjiDigit = "[〇零一二三四五六七八九]";
const said = "[ :：はがの「(（、]{0,3}";
const bankWord = "(?:銀行|信用金庫|信金|信用組合|農協|労働金庫|労金)";
const branch = `(?:[${han}ァ-ヶーぁ-ん]{1,8}?(?:支店|本店|出張所|支所)|本店)`;
const account = "(?:普通|当座|貯蓄|定期)?(?:預金|口座)?(?:の)?(?:口座)?(?:番号)?";

const bank: readonly string[] = [
  `(?:(?<![${han}ァ-ヶーA-Za-z])[${han}ァ-ヶーA-Za-z]{1,10}|(?<=^|[、。 「:はがのにへを])[ぁ-ん]{2,6})${bankWord}[ の、]{0,2}${branch}?[ の、]{0,2}${account}[ :はの]{0,2}[0-9]{6,8}(?![0-9])`,
  `ゆうちょ[^0-9\uFFFF。]{0,8}記号 ?は? ?(?<sign>[0-9]{5})[ 、-]{0,2}(?:番号)?[ は]{0,2}(?<number>[0-9]{6,8})`,
  `口座(?:番号)?${said}(?<number>(?:(?:普通|当座)(?:預金)? ?)?[0-9]{6,8})(?![0-9])`,
  "(?:普通|当座)(?:預金)? ?[0-9]{7}(?![0-9円])",
  "(?<![0-9-])[0-9]{4}[- ]?[0-9]{4}[- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9円])",
];

const insured = "(?:保険|国保|健保|社保|共済|年金|受給者|後期高齢|医療)";
const insuredValue = `[${han}A-Z]{0,2}[0-9][0-9-]{2,14}(?![0-9件回円年月人分時])`;
const insurance: readonly string[] = [
  `${insured}[^0-9\uFFFF。]{0,14}?(?:番号|記号)${said}(?<sign>[${han}A-Z]{0,2}[0-9][0-9-]{1,14})[ ・、の]{0,2}(?:番号|枝番)${said}(?<number>[0-9]{2,12})(?![0-9件回円年月人分時])`,
  `${insured}[^0-9\uFFFF。]{0,14}?(?:番号|記号)${said}(?<number>${insuredValue})`,
  `(?<=年金手帳|保険証|資格確認書)${said}(?<number>${insuredValue})`,
];

const small = "(?:[0-9]{1,2}|[〇一二三四五六七八九十]{1,3})";
const era = "(?:明治|大正|昭和|平成|令和|(?<![A-Za-z])[MTSHRmtshr]\\.?) ?";
const full = `(?:${era}(?:元|${small})|(?:18|19|20)[0-9]{2})(?:年|[./-]) ?${small}(?:月|[./-]) ?${small}日?`;
const year = `(?:${era}(?:元|${small})|(?:19|20)[0-9]{2})年(?:${small}月)?`;
const day = `${small}月${small}日`;
const bornAfter = " ?[)）]?(?:の)? ?(?:生(?![活徒じきむん物命涯鮮後前]|ま(?!れ))|うまれ|産まれ|出生(?!届))";
const bornBefore = "(?:生年月日|誕生日|出生日|DOB)(?:欄)?[ :：はがの「(（、]{0,3}";
const birth: readonly string[] = [
  `(?<![0-9])(?:${full}|${year})(?=${bornAfter})`,
  `(?<![0-9])${day}(?=${bornAfter})(?! ?生まれた)`,
  `${bornBefore}(?<date>${full}|${year}|${day}|(?:19|20)?[0-9]{6}(?![0-9]))`,
];

const platePlaces =
  "札幌|函館|室蘭|帯広|釧路|北見|旭川|知床|苫小牧|十勝|青森|八戸|弘前|岩手|盛岡|平泉|宮城|仙台|秋田|山形|庄内|福島|会津|郡山|いわき|水戸|土浦|つくば|宇都宮|那須|群馬|高崎|前橋|大宮|川口|所沢|川越|熊谷|春日部|越谷|千葉|成田|習志野|袖ヶ浦|野田|柏|松戸|市川|船橋|品川|世田谷|練馬|杉並|板橋|足立|江東|葛飾|八王子|多摩|横浜|川崎|湘南|相模|新潟|長岡|上越|富山|石川|金沢|福井|山梨|富士山|長野|松本|諏訪|岐阜|飛騨|静岡|浜松|沼津|伊豆|富士|名古屋|豊橋|三河|岡崎|豊田|一宮|尾張小牧|春日井|三重|鈴鹿|四日市|滋賀|京都|なにわ|大阪|和泉|堺|神戸|姫路|奈良|飛鳥|和歌山|鳥取|島根|出雲|岡山|倉敷|広島|福山|山口|下関|徳島|香川|高松|愛媛|高知|福岡|北九州|久留米|筑豊|佐賀|長崎|佐世保|熊本|大分|宮崎|鹿児島|奄美|沖縄";
const plateEnd = "(?:[0-9]{1,2}-[0-9]{2}|[0-9]{4}|[・.]{1,3} ?[0-9]{1,3}(?:-[0-9]{2})?)(?![0-9])";
const car: readonly string[] = [
  `(?:${platePlaces}) ?[0-9][0-9A-Z]{1,2} ?[ぁ-ん] ?${plateEnd}`,
  `(?<![0-9])[0-9][0-9A-Z]{1,2} ?[あいうえかきくけこさすせそたちつてぬねひふほまみむめゆよらりるろわれ] ?[0-9]{1,2}-[0-9]{2}(?![0-9])`,
  `(?<!マイ)(?:ナンバー|車番)(?:プレート)?${said}(?<plate>${plateEnd})`,
];

const myNumber = "(?<![0-9-])[0-9]{4}[- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9]|-[0-9]| ?円)";

const gap = "[-  ・.()（）]{1,2}";
const phone: readonly string[] = [
  "\\+ ?81[- (]{0,2}(?:0\\)?)?[- ]?[0-9]{1,4}[- )]{0,2}[0-9]{1,4}[- ]?[0-9]{3,4}(?![0-9])",
  `(?<![0-9A-Za-z-])(?:\\(0[0-9]{1,4}\\) ?|0[0-9]{1,4}${gap})[0-9]{1,4}${gap}[0-9]{3,4}(?![0-9])`,
  "(?<![0-9A-Za-z-])0[0-9]{2}-?[0-9]{4}-?[0-9]{4}(?![0-9]| ?円)",
  "(?<![0-9A-Za-z-])0[0-9]{9}(?![0-9]| ?円)",
  `(?<!${kanjiDigit})[〇零]${kanjiDigit}{1,4}[-の ]?${kanjiDigit}{2,4}[-の ]?${kanjiDigit}{3,4}(?!${kanjiDigit})`,
  `(?:電話|TEL|Tel|tel|携帯|連絡先|着信|折り返し|FAX|ファクス)(?:番号)?(?:先)?${said}(?<number>[2-9][0-9]{1,2}-[0-9]{4})(?![0-9-])`,
];

/** The postal sign stays a part of the number: without it a reader would look for what is missing. */
const postal: readonly string[] = [
  "〒 ?[0-9]{3}[- ]?[0-9]{4}(?![0-9])",
  "郵便番号[ :はが「]{0,2}(?<code>[0-9]{3}[- ]?[0-9]{4})(?![0-9])",
  "(?<![0-9A-Za-z-])[0-9]{3}-[0-9]{4}(?![0-9-])",
];

/** A telephone number has ten or eleven digits; shorter ones are days and amounts. */
function tooShortForPhone(hidden: string): boolean {
  const digits = hidden.match(/[0-9〇零一二三四五六七八九]/gu)?.length ?? 0;
  return digits < (/^[2-9]/u.test(hidden) ? 6 : 9) || digits > 13;
}

/** Numbers that belong to one person: what a word before them says comes first, then what their form says. */
export const numberRules: readonly Rule[] = [
  ...bank.map((source): Rule => ({ kind: "bank", pattern: pattern(source) })),
  ...insurance.map((source): Rule => ({ kind: "insurance", pattern: pattern(source) })),
  ...birth.map((source): Rule => ({ kind: "birth", pattern: pattern(source) })),
  ...car.map((source): Rule => ({ kind: "car", pattern: pattern(source) })),
  { kind: "my-number", pattern: pattern(myNumber) },
  ...phone.map((source): Rule => ({ kind: "phone", pattern: pattern(source), unless: tooShortForPhone })),
  ...postal.map((source): Rule => ({ kind: "postal", pattern: pattern(source) })),
];
