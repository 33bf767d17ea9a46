import { expect } from "vitest";
import { story } from "../support/city.ts";
import { reports } from "../support/steps.ts";
import { errorsIn } from "../support/telling.ts";

const INTERNAL = "いまの書き込みは内部のメモです。職員には届いていません。";

story("a note stays inside unless it is sent, and may be kept back after all", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await reports(sato);
  const ts = await tanaka.notes("部署の課長に確かめます");
  expect(tanaka.wasTold()).toContain(INTERNAL);
  expect(suzuki.wasTold()).toBe("");
  expect(sato.thread()).not.toContain("課長に確かめます");
  await tanaka.presses("職員に送る");
  expect(tanaka.wasTold()).toContain("次の文章を、佐藤さん（R8-001）に送ります。");
  expect(tanaka.wasTold()).toContain("部署の課長に確かめます");
  await tanaka.presses("やめる");
  expect(tanaka.wasTold()).toContain("送りませんでした。");
  expect(sato.thread()).not.toContain("課長に確かめます");
  expect(tanaka.marksOn(city.deskChannel, ts)).toEqual([]);
});

story("sent after the confirmation it is marked when it has arrived", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato, { share: "相談窓口だけ（名前を伏せる）" });
  const ts = await tanaka.notes("お一人で応対する必要はありません");
  await tanaka.presses("職員に送る");
  expect(tanaka.wasTold()).toContain("R8-001の職員（名前を伏せています）に送ります。");
  await tanaka.presses("送る");
  expect(sato.thread()).toContain("*相談窓口の田中さんから*\nお一人で応対する必要はありません");
  expect(tanaka.marksOn(city.deskChannel, ts)).toEqual(["white_check_mark"]);
  expect(city.card()).toMatch(/職員への返事\*\n11月16日（月）10:00 に届きました/);
});

story("📨 on one's own note asks the same; on somebody else's it is refused", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await reports(sato);
  const ts = await tanaka.notes("田中の書き込みです");
  await suzuki.reacts(city.deskChannel, ts, "incoming_envelope");
  expect(suzuki.wasTold()).toContain("自分の書き込みだけを送れます。");
  expect(suzuki.wasTold()).not.toContain("[送る]");
  await tanaka.reacts(city.deskChannel, ts, "eyes");
  expect(tanaka.wasTold()).toContain(INTERNAL);
  await tanaka.reacts(city.deskChannel, ts, "incoming_envelope");
  expect(tanaka.wasTold()).toContain("次の文章を、佐藤さん（R8-001）に送ります。");
  await tanaka.presses("送る");
  expect(sato.thread()).toContain("田中の書き込みです");
});

story("edited between the confirmation and 送る it is not sent as it was, and that is said", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  const ts = await tanaka.notes("はじめの文章");
  await tanaka.presses("職員に送る");
  await tanaka.edits(city.deskChannel, ts, "直した文章");
  await tanaka.presses("送る");
  expect(tanaka.wasTold()).toContain("文章がそのあと変わっています");
  expect(sato.thread()).not.toContain("文章\n");
  await tanaka.presses("職員に送る", "送る");
  expect(sato.thread()).toContain("直した文章");
  expect(sato.thread()).not.toContain("はじめの文章");
});

story("deleted before it was sent, there is nothing to send", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  const ts = await tanaka.notes("消す文章です");
  await tanaka.presses("職員に送る");
  await tanaka.deletes(city.deskChannel, ts);
  await tanaka.presses("送る");
  expect(tanaka.wasTold()).toContain("送る文章がありません。");
  expect(sato.thread()).not.toContain("消す文章です");
});

story("送る pressed twice sends once; offered again it is said to be sent", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  const ts = await tanaka.notes("一度だけ届く文章");
  await tanaka.presses("職員に送る");
  await Promise.all([tanaka.pressing("送る"), tanaka.pressing("送る")]);
  await city.settles();
  await city.passes(3_000);
  expect(sato.thread().split("一度だけ届く文章")).toHaveLength(2);
  await tanaka.reacts(city.deskChannel, ts, "incoming_envelope");
  expect(tanaka.wasTold()).toContain("この文章はもう職員に送っています。");
});

story("an edit and a deletion follow to the reporter", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  const ts = await tanaka.notes("送ったあとで直す文章");
  await tanaka.presses("職員に送る", "送る");
  expect(sato.thread()).not.toContain("編集されました");
  await tanaka.edits(city.deskChannel, ts, "直したあとの文章");
  expect(sato.thread()).toContain("*相談窓口の田中さんから*（編集されました）\n直したあとの文章");
  expect(sato.thread()).not.toContain("送ったあとで直す文章");
  await tanaka.deletes(city.deskChannel, ts);
  expect(sato.thread()).toContain("（書いた人が消しました。すでに読まれていることがあります）");
});

story("the reply form stands on the card, with templates that can be changed", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("職員に返事を書く");
  expect(tanaka.modal()).toContain("送り先：佐藤さん（R8-001）");
  expect(tanaka.modal()).toContain("ここに書いた文章は、そのまま職員に届きます。");
  await tanaka.picks("お話を聞かせてください");
  expect(tanaka.modal()).toContain("大変な対応をされたことと思います。");
  await tanaka.picks("受け取りました");
  expect(tanaka.modal()).not.toContain("大変な対応");
  await tanaka.submits({ 返事: "受け取りました。きょう中にご連絡します。" });
  expect(tanaka.modal()).toBe("");
  expect(sato.thread()).toContain("*相談窓口の田中さんから*\n受け取りました。きょう中にご連絡します。");
  expect(city.card()).toMatch(/に届きました/);
});

story("an empty reply is not sent", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("職員に返事を書く");
  const before = sato.thread();
  const outcome = await tanaka.submits({ 返事: " \n　" });
  expect(errorsIn(outcome)).toEqual(["返事を書いてください。"]);
  expect(sato.thread()).toBe(before);
});

story("未送信 stands on the card until the answer has arrived", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("担当する", "職員に返事を書く");
  const direct = (args: Readonly<Record<string, unknown>>) => args.channel === sato.actor.dm();
  const repaired = city.slack.faults.add({ method: "chat.postMessage", when: direct, kind: "http500" });
  await tanaka.submits({ 返事: "遅れて届く返事です" });
  expect(city.card()).toContain("未送信（送っています）");
  expect(city.card()).toContain("までにご連絡する約束です");
  repaired();
  await city.passes(10 * 60_000);
  expect(sato.thread()).toContain("遅れて届く返事です");
  expect(city.card()).toContain("に届きました");
  expect(city.card()).not.toContain("までにご連絡する約束です");
});

story("an answer that can never arrive is said at the desk", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  const direct = (args: Readonly<Record<string, unknown>>) => args.channel === sato.actor.dm();
  const ts = await tanaka.notes("届かない返事です");
  await tanaka.presses("職員に送る");
  const error = { method: "chat.postMessage", when: direct, kind: "error", error: "msg_too_long" } as const;
  city.slack.faults.add(error);
  await tanaka.presses("送る");
  await city.passes(60_000);
  expect(city.card()).toContain("未送信（届きませんでした）");
  expect(city.deskSees()).toContain("職員への返事が届きませんでした。別の方法でご連絡ください。");
  expect(tanaka.marksOn(city.deskChannel, ts)).toEqual(["warning"]);
});

story("a message beside the cards is none of Mamori's business", async (city) => {
  const { tanaka, sato } = city;
  await reports(sato);
  await tanaka.actor.write(city.deskChannel, "きょうの当番は田中です");
  await city.settles();
  expect(tanaka.wasTold()).toBe("");
});

story("a long note is confirmed and sent whole", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  const long = `${"ていねいな説明です。".repeat(400)}これで終わりです。`;
  await tanaka.notes(long);
  await tanaka.presses("職員に送る");
  expect(tanaka.wasTold()).toContain("これで終わりです。");
  await tanaka.presses("送る");
  expect(sato.thread().replaceAll("\n", "")).toContain(long);
});
