import type { Chance } from "./chance.ts";

export type Some = readonly [string, ...string[]];

/** What stands for a name in braces. Family names that nobody of the staff has, and numbers that nobody can have. */
const phrases: Readonly<Record<string, Some>> = {
  短分: ["10分", "15分", "20分", "25分"],
  長分: ["40分", "50分", "1時間", "1時間20分", "1時間半"],
  回: ["三回", "四回", "五回", "六回", "七回"],
  名: ["山本", "木村", "清水", "山口", "松本", "井上", "池田", "橋本", "山下", "石川"],
  電話: ["090-0000-1234", "090-0000-5678", "080-0000-2468", "070-0000-1357", "080-0000-9753"],
  住所: ["白樺市北町3丁目1番2号", "白樺市若葉町5丁目7番", "白樺市川原町2丁目11番4号", "白樺市緑台1丁目8番"],
};

/** When it happened, as it is written beside each answer to that question. */
const when: Readonly<Record<string, Some>> = {
  now: ["先ほど", "ついさっき", "今しがた"],
  today: ["きょうの午前中", "けさ", "きょうの昼すぎ", "きょうの夕方"],
  yesterday: ["きのう", "きのうの午後", "昨日の閉庁間際"],
  before: ["先週", "先日", "三日ほど前", "先週の金曜日"],
};

/** Makes one text of a pattern: `{a|b}` is one of the two, `{分}` one of the phrases of that name. */
export function filled(pattern: string, luck: Chance, answeredWhen = "today"): string {
  let text = pattern;
  while (text.includes("{")) {
    text = text.replaceAll(/\{([^{}]*)\}/g, (_, inner: string) => {
      const [first = "", ...rest] = inner.split("|");
      if (rest.length > 0) return luck.of([first, ...rest]);
      const known = first === "いつ" ? when[answeredWhen] : phrases[first];
      if (known === undefined) throw new Error(`no phrase is called ${first}`);
      return luck.of(known);
    });
  }
  return text;
}
