import { expect } from "vitest";
import { type City, story } from "../support/city.ts";
import { SAPPORO_2026, textOf } from "../support/policies.ts";
import { FIND } from "../support/queue.ts";
import { closes, reports } from "../support/steps.ts";

/** The legal section is two people; their ids are known before the city is. */
const advised = (ids: readonly string[]) =>
  `${textOf(SAPPORO_2026)}\nadvisers:\n  legal: { label: 法務, people: [${ids.join(", ")}] }\n`;

/** Names two people of the legal section in the policy, as those who run the city would. */
async function withLegal(city: City) {
  const kato = city.addPerson("加藤");
  const kobayashi = city.addPerson("小林");
  await city.restarts(
    advised([kato.actor.id, kobayashi.actor.id]).replace("sapporo-2026.2", "sapporo-2026.9"),
  );
  await reports(city.sato);
  return { kato, kobayashi };
}

const QUESTION =
  "R8-001の佐藤さんの件です。090-1234-5678から毎日電話があります。電話を断ってもよいでしょうか。";

story("what another section was asked, and answered, is found in the queue's search", async (city) => {
  const { tanaka } = city;
  const { kato } = await withLegal(city);
  await tanaka.presses("担当する", "他の部署に聞く");
  await tanaka.submits({ 聞く部署: "法務", 聞くこと: "山田花子さんの電話を断れますか。" });
  await tanaka.submits();
  await kato.presses("答える");
  await kato.submits({ 答え: "書面で予告すれば差し支えありません。" });
  for (const [words, found] of [
    ["断れますか", true],
    ["書面で予告", true],
    ["花子", false],
  ] as const) {
    await tanaka.types("/kasuhara 件");
    await tanaka.submits({ [FIND]: words });
    expect(tanaka.modal().includes("R8-001"), words).toBe(found);
    await tanaka.dismisses();
  }
});

story("another section is asked with neither name nor case, and its answer stays inside", async (city) => {
  const { sato, tanaka } = city;
  const { kato, kobayashi } = await withLegal(city);
  await tanaka.presses("担当する", "他の部署に聞く");
  await tanaka.submits({ 聞く部署: "法務", 聞くこと: QUESTION });
  const preview = tanaka.modal();
  expect(preview).toContain("〔氏名〕");
  for (const told of ["佐藤", "090-1234-5678", "R8-001"]) expect(preview).not.toContain(told);
  expect(kato.thread()).toBe("");
  await tanaka.submits();
  const asked = kato.thread();
  expect(asked).toContain("電話を断ってもよいでしょうか。");
  for (const told of ["佐藤", "090-1234-5678", "R8-001", "田中"]) expect(asked).not.toContain(told);
  expect(city.card()).toContain("回答待ちの問い合わせ：法務");
  await kato.presses("答える");
  await kato.submits({ 答え: "書面で予告すれば差し支えありません。" });
  expect(kato.thread()).toContain("お答えをいただきました。");
  expect(kobayashi.thread()).toContain("ほかの方からお答えをいただきました。");
  expect(city.deskSees()).toContain(`<@${tanaka.actor.id}> さん、法務の加藤さんから、次の答えがありました。`);
  expect(city.deskSees()).toContain("書面で予告すれば差し支えありません。");
  expect(city.card()).not.toContain("回答待ちの問い合わせ");
  expect(sato.thread()).not.toContain("書面で予告すれば");
});

story("what is put back into the preview is masked again before it goes out", async (city) => {
  const { tanaka } = city;
  const { kato } = await withLegal(city);
  await tanaka.presses("他の部署に聞く");
  await tanaka.submits({ 聞く部署: "法務", 聞くこと: "電話を断れますか。" });
  await tanaka.submits({ 聞くこと: "佐藤さんへの電話を断れますか。" });
  expect(tanaka.modal()).toContain("もう一度伏せました");
  expect(kato.thread()).toBe("");
  await tanaka.submits();
  expect(kato.thread()).toContain("電話を断れますか。");
  expect(kato.thread()).not.toContain("佐藤");
});

story(
  "who does not know says so, and may answer later; two answer at once and the first counts",
  async (city) => {
    const { tanaka } = city;
    const { kato, kobayashi } = await withLegal(city);
    await tanaka.presses("担当する", "他の部署に聞く");
    await tanaka.submits({ 聞く部署: "法務", 聞くこと: "電話を断れますか。" });
    await tanaka.submits();
    await kato.presses("わからない");
    expect(city.deskSees()).toContain("法務の加藤さんは、わからないとのことです。");
    expect(city.card()).toContain("回答待ちの問い合わせ：法務");
    await kato.presses("答える");
    await kobayashi.presses("答える");
    await city.restarts(advised(["U000000001"]).replace("sapporo-2026.2", "sapporo-2026.8"));
    await kobayashi.submits({ 答え: "断れます。" });
    await kato.submits({ 答え: "調べました。断れます。" });
    expect(kato.modal()).toContain("問い合わせに答える");
    expect(city.deskSees()).toContain("法務の小林さんから、次の答えがありました。");
    expect(city.deskSees()).not.toContain("調べました。");
  },
);

story("of a case that is over nobody need answer any more", async (city) => {
  const { sato, tanaka } = city;
  const { kato, kobayashi } = await withLegal(city);
  await tanaka.presses("担当する", "他の部署に聞く");
  await tanaka.submits({ 聞く部署: "法務", 聞くこと: "電話を断れますか。" });
  await tanaka.submits();
  await kato.presses("答える");
  await closes(tanaka);
  await kato.submits({ 答え: "断れます。" });
  expect(kato.modal()).toContain("問い合わせに答える");
  expect(kobayashi.thread()).toContain("お答えいただく必要はありません。");
  await sato.presses("取り下げる");
  expect(kobayashi.thread()).not.toContain("電話を断れますか。");
});

story("where the policy names no other section, nobody is offered to ask one", async (city) => {
  await reports(city.sato);
  expect(city.card()).toContain("職員に聞く");
  expect(city.card()).not.toContain("他の部署に聞く");
});
