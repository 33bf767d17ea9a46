import { expect } from "vitest";
import type { Citizen } from "../support/citizen.ts";
import { type City, story } from "../support/city.ts";
import { inDatabase } from "../support/sight.ts";
import { closes, prepares, reports, WHAT } from "../support/steps.ts";

/** Every message of the bot that still stands anywhere. */
const botSays = (city: City): string =>
  JSON.stringify(
    city.slack.channels.flatMap((c) =>
      city.slack
        .messages(c.id)
        .flatMap((m) => [m, ...city.slack.replies(c.id, m.ts)])
        .filter((m) => m.user === city.slack.botUserId),
    ),
  );

const long = (mark: string) =>
  Array.from({ length: 400 }, (_, n) => `${mark}${n}番目の文です。長い文章の続きが、ここにあります。`).join(
    "\n",
  );

async function isGone(city: City, ...words: string[]): Promise<void> {
  for (const word of words) {
    expect(botSays(city), word).not.toContain(word);
    expect(inDatabase(city, word), word).toBe(0);
  }
}

story("a draft of many messages is discarded whole", async (city) => {
  const { sato } = city;
  await prepares(sato);
  await sato.writes(long("秘密"));
  expect(botSays(city)).toContain("秘密399番目");
  await sato.presses("やめる");
  await isGone(city, WHAT, "秘密0番目", "秘密200番目", "秘密399番目");
  expect(city.cards()).toEqual([]);
});

story("withdrawn after sending: the words go, and what was read already is said", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await sato.writes("追加の書き込みです");
  await tanaka.presses("担当する");
  await sato.presses("取り下げる");
  await isGone(city, WHAT, "追加の書き込みです");
  expect(sato.thread()).toContain("窓口に届いていた2件は、すでに読まれていることがあります");
  expect(city.card()).toContain("取り下げられました。文章は消しました。");
  expect(city.deskSees()).toContain("この件は、本人が取り下げました");
  expect(city.card()).not.toContain("[");
});

story("withdrawn after edits had made the words longer: nothing is left behind", async (city) => {
  const { sato } = city;
  await prepares(sato);
  const dm = sato.actor.dm();
  const told = await sato.writes("短い書き足し");
  await sato.presses("送る");
  const later = await sato.writes("短い続き");
  await sato.edits(dm, told, long("書き足し"));
  await sato.edits(dm, later, long("続き"));
  expect(city.deskSees()).toContain("書き足し399番目");
  expect(city.deskSees()).toContain("続き399番目");
  await sato.presses("取り下げる");
  await isGone(city, "書き足し0番目", "書き足し399番目", "続き0番目", "続き399番目");
});

story("an edit after the withdrawal brings nothing back", async (city) => {
  const { sato } = city;
  await reports(sato);
  const ts = await sato.writes("取り下げる前の書き込み");
  await sato.presses("取り下げる");
  await sato.edits(sato.actor.dm(), ts, "取り下げたあとの直し");
  await isGone(city, "取り下げる前の書き込み", "取り下げたあとの直し");
});

story("a call that is withdrawn before anything was written says what the desk knows", async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("危険がある（応援を呼ぶ）");
  await sato.writes("まだ送っていない書き込み");
  await sato.presses("取り下げる");
  expect(sato.thread()).toContain("文章は窓口に送られていません。応援を呼んだことは伝わっています。");
  await isGone(city, "まだ送っていない書き込み");
  expect(city.card()).toContain("取り下げられました");
});

story("one's own record asks once more as the thread does: what was not sent is lost whole", async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("危険がある（応援を呼ぶ）", "あなたの記録");
  const asks = () => JSON.stringify(sato.actor.modal()?.blocks);
  const unsent = "書いた文章は消えます。応援を呼んだことは、相談窓口に伝わっています。";
  expect(asks()).toContain(unsent);
  expect(asks()).not.toContain("この件を取り下げますか。");
  await sato.dismisses();
  await reports(sato);
  await sato.presses("あなたの記録");
  expect(asks()).toContain("この件を取り下げますか。");
  expect(asks()).not.toContain(unsent);
});

story("a closed case can be withdrawn", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("担当する");
  await closes(tanaka);
  await sato.presses("取り下げる");
  await isGone(city, WHAT);
  expect(city.card()).toContain("取り下げられました");
});

/** What somebody is told who writes into a thread that is over. */
async function writesIntoIt(sato: Citizen): Promise<string> {
  await sato.writes("取り下げのあとに書きました");
  return sato.wasTold();
}

story("a message into a withdrawn case is refused in one sentence, and not kept", async (city) => {
  const { sato } = city;
  await reports(sato);
  await sato.presses("取り下げる");
  expect(await writesIntoIt(sato)).toContain("この件は取り下げられています。");
  expect(city.deskSees()).not.toContain("取り下げのあとに書きました");
  expect(inDatabase(city, "取り下げのあとに書きました")).toBe(0);
});

story("what the desk wrote about it stays with the desk; nothing more goes to the person", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.notes("部署に確認します");
  await sato.presses("取り下げる");
  await tanaka.presses("職員に送る");
  expect(tanaka.wasTold()).toContain("この件は取り下げられています。");
  expect(sato.thread()).not.toContain("部署に確認します");
});
