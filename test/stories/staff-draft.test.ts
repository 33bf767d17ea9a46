import { expect } from "vitest";
import { story } from "../support/city.ts";
import { inDatabase } from "../support/sight.ts";
import { prepares, told, WHAT } from "../support/steps.ts";

story("the form is dismissed and opened again from the thread", async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("いまは終わっている");
  await sato.dismisses();
  expect(sato.wasTold()).toContain("続きはマモリから届きます。");
  expect(sato.thread()).toContain("*あったこと*\n[書く]");
  await sato.presses("書く");
  await sato.submits(told("二度目に書きました"));
  expect(sato.thread()).toContain("誰に伝えますか。");
  expect(sato.thread()).toContain("読むのは田中・鈴木です。");
});

story("an answer is changed by its form and by its buttons; nothing else is asked again", async (city) => {
  const { sato } = city;
  await prepares(sato);
  await sato.pressesIn("あったこと\n[変更]", "変更");
  expect(sato.modal()).toContain(WHAT);
  await sato.submits({ 何がありましたか: "書き直しました", どこで: "窓口" });
  expect(sato.thread()).toContain("*手段*：窓口");
  expect(sato.thread()).toContain("緊急度なども出ます。");
  expect(sato.thread()).not.toContain(WHAT);
  await sato.pressesIn("伝える相手\n[変更]", "変更");
  expect(sato.thread()).toContain("答えを選び直してください。");
  expect(sato.thread()).not.toContain("[送る]");
  await sato.presses("相談窓口と所属長");
  expect(sato.thread()).toContain("*伝える相手*：相談窓口と所属長");
  await sato.presses("送る");
  expect(city.card()).toContain("書き直しました");
});

story("all that is to know before it is sent stands behind one press", async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("いまは終わっている");
  await sato.submits(told(WHAT));
  await sato.presses("くわしく");
  for (const sentence of [
    "お読みするのは、田中・鈴木です。",
    "所属長に伝えない件は、所属長への通知にも集計にも出ません。",
    "相談を理由に不利益な扱いを受けることはありません（労働施策総合推進法33条2項）。",
    "記録は公文書として扱われ、開示請求の対象になることがあります。",
    "窓口の職員に関わることを、その職員にだけ見せないことはできません。",
    "外部相談窓口（例）（電話000-000-0000（例））",
    "相談窓口と所属長：所属長には名前や部署、急ぎ、状態だけが届きます。文章は届きません。届けられないときは、窓口にお知らせします。",
    "相談窓口だけ（名前を伏せる）：部署や文章から、書いた人が分かることがあります。部署名も伏せられます。",
  ])
    expect(sato.modal()).toContain(sentence);
  await sato.dismisses();
  await sato.presses("相談窓口だけ", "送る");
  expect(city.card()).toContain(WHAT);
});

story("'not yet' sends nothing until it is changed", async (city) => {
  const { sato } = city;
  await prepares(sato, { share: "まだ送らない" });
  expect(sato.thread()).not.toContain("[送る]");
  expect(city.cards()).toEqual([]);
  await sato.pressesIn("まだ送らない", "変更");
  await sato.presses("相談窓口だけ", "送る");
  expect(city.card()).toContain(WHAT);
});

story("not yet and then sent: changing back takes the preview away again", async (city) => {
  const { sato } = city;
  await prepares(sato);
  await sato.pressesIn("伝える相手\n[変更]", "変更");
  await sato.presses("まだ送らない");
  expect(sato.thread()).toContain("まだ送っていません。送るときは");
  expect(sato.thread()).not.toContain("[送る]");
});

story("the preview shows exactly what the desk then sees", async (city) => {
  const { sato, tanaka } = city;
  await prepares(sato, { words: "一行目 *強調* <!channel>\n二行目 & <b>" });
  const preview = sato.everything(sato.actor.dm()).find((m) => m.visible.startsWith("窓口に送る内容"));
  const said = (blocks: readonly { type: string }[]) =>
    blocks
      .filter((b) => b.type === "rich_text" || JSON.stringify(b).includes("手段"))
      .map((b) => JSON.stringify({ ...b, block_id: "" }));
  await sato.presses("送る");
  const card = tanaka.actor.sees(city.deskChannel).find((m) => m.visible.includes("R8-001"));
  expect(said(card?.blocks ?? [])).toEqual(said(preview?.blocks ?? []));
  expect(said(card?.blocks ?? [])).toHaveLength(2);
  expect(sato.thread()).toMatch(/11月16日（月）10:00に、相談窓口へ送りました。/);
});

story("直す opens what was written; the preview follows", async (city) => {
  const { sato } = city;
  await prepares(sato);
  await sato.presses("直す");
  expect(sato.modal()).toContain(WHAT);
  await sato.submits({ 何がありましたか: "直した文章です" });
  expect(sato.thread()).toContain("直した文章です");
  expect(sato.thread()).not.toContain(WHAT);
  await sato.presses("送る");
  expect(city.card()).toContain("直した文章です");
});

story("やめる erases the words, from every message and from the database", async (city) => {
  const { sato } = city;
  await prepares(sato, { words: "消えてほしい文章です" });
  await sato.writes("書き足した秘密です");
  expect(inDatabase(city, "消えてほしい文章です")).toBeGreaterThan(0);
  await sato.presses("やめる");
  expect(city.cards()).toEqual([]);
  expect(inDatabase(city, "消えてほしい文章です")).toBe(0);
  expect(inDatabase(city, "書き足した秘密です")).toBe(0);
  const said = sato.everything(sato.actor.dm()).filter((m) => m.user !== sato.actor.id);
  expect(JSON.stringify(said)).not.toMatch(/消えてほしい|書き足した秘密/);
  expect(sato.thread()).toContain("取り下げました。書いた文章は消しました。");
  await sato.opensHome();
  expect(sato.home()).not.toContain("下書きを続ける");
});

story("a second command offers the open draft, and goes on where it was", async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("いまは終わっている");
  await sato.dismisses();
  await sato.types("/kasuhara-consult");
  expect(sato.wasTold()).toContain("書きかけの下書きがあります");
  await sato.presses("下書きを続ける");
  await sato.submits(told("続きから書きました"));
  expect(sato.thread()).toContain("誰に伝えますか。");
  await sato.uses("report-or-consult");
  expect(sato.modal()).toContain("書きかけの下書きがあります");
  await sato.presses("下書きを続ける");
  expect(sato.modal()).toContain("下書きは、マモリとのダイレクトメッセージにあります。");
});

story("a draft survives a restart, its form and its buttons too", async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("いまは終わっている");
  await city.restarts();
  await sato.submits(told("再起動のあとで送信しました"));
  await city.restarts();
  await sato.presses("相談窓口だけ");
  await city.restarts();
  await sato.presses("送る");
  expect(city.card()).toContain("再起動のあとで送信しました");
});

story(
  "what is written into a draft's thread is added and marked, edits and deletions follow",
  async (city) => {
    const { sato } = city;
    await prepares(sato);
    const dm = sato.actor.dm();
    const first = await sato.writes("思い出したことがあります");
    const second = await sato.writes("これは消します");
    expect(sato.marksOn(dm, first)).toEqual(["memo"]);
    const preview = () =>
      sato.everything(dm).find((m) => m.visible.startsWith("窓口に送る内容"))?.visible ?? "";
    expect(preview()).toContain("*書き足し*\n思い出したことがあります");
    await sato.edits(dm, first, "思い出したことを直しました");
    await sato.deletes(dm, second);
    expect(preview()).toContain("思い出したことを直しました");
    expect(preview()).not.toContain("これは消します");
    expect(preview()).not.toContain("取り下げ");
    await sato.presses("送る");
    expect(city.card()).toContain("思い出したことを直しました");
    expect(inDatabase(city, "これは消します")).toBe(0);
  },
);

story("many short messages into a draft all reach the desk", async (city) => {
  const { sato } = city;
  await prepares(sato);
  for (let n = 1; n <= 26; n++) await sato.writes(`短い書き込み${n}。`);
  await sato.presses("送る");
  for (let n = 1; n <= 26; n++) expect(city.deskSees()).toContain(`短い書き込み${n}。`);
});
