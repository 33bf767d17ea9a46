import { expect } from "vitest";
import { story } from "../support/city.ts";
import { closes, reports } from "../support/steps.ts";

story(
  "unclaimed: what the reporter writes is broadcast to the desk, and marked when it is there",
  async (city) => {
    const { sato, tanaka } = city;
    await reports(sato);
    const before = tanaka.actor.notifications().length;
    const ts = await sato.writes("また電話がありました");
    const found = tanaka.everything(city.deskChannel).find((m) => m.visible.includes("また電話がありました"));
    expect(found?.visible).toContain("*佐藤さんから*");
    expect(found?.broadcast).toBe(true);
    expect(found?.mentions).toEqual([]);
    expect(tanaka.actor.notifications().length).toBeGreaterThan(before);
    expect(sato.marksOn(sato.actor.dm(), ts)).toEqual(["white_check_mark"]);
    expect(city.card()).toContain("職員からの書き込み：1件");
  },
);

story("claimed: it mentions who has the case, and nobody else", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await reports(sato);
  await suzuki.presses("担当する");
  await sato.writes("窓口に来られました");
  const found = tanaka.everything(city.deskChannel).find((m) => m.visible.includes("窓口に来られました"));
  expect(found?.broadcast).toBe(false);
  expect(found?.mentions).toEqual([suzuki.actor.id]);
  expect(suzuki.actor.notifications().at(-1)?.why).toBe("mention");
});

story("an edit and a deletion follow to the desk", async (city) => {
  const { sato } = city;
  await reports(sato);
  const dm = sato.actor.dm();
  const ts = await sato.writes("はじめに書いたこと");
  expect(city.deskSees()).not.toContain("編集されました");
  await sato.edits(dm, ts, "直して書いたこと");
  expect(city.deskSees()).toContain("*佐藤さんから*（編集されました）\n直して書いたこと");
  expect(city.deskSees()).not.toContain("はじめに書いたこと");
  await sato.deletes(dm, ts);
  expect(city.deskSees()).toContain("（書いた人が消しました。すでに読まれていることがあります）");
  expect(city.deskSees()).not.toContain("直して書いたこと");
  expect(sato.wasTold()).toContain("消す前に読まれていることがあります。");
});

story("an edit of what was told before sending reaches the card and its thread", async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("いまは終わっている");
  await sato.submits({ どこで: "電話", だれのこと: "自分", 相手方は: "市民・利用者" });
  const ts = await sato.writes("スレッドに書いた内容");
  await sato.presses("相談窓口だけ", "送る");
  expect(city.card()).toContain("スレッドに書いた内容");
  await sato.edits(sato.actor.dm(), ts, "スレッドで直した内容");
  expect(city.card()).toContain("スレッドで直した内容");
  expect(city.card()).not.toContain("スレッドに書いた内容");
  expect(sato.thread()).not.toContain("スレッドに書いた内容\n");
});

story("files are said, and that they did not come along", async (city) => {
  const { sato } = city;
  await reports(sato);
  await sato.writes("写真があります", { files: 3 });
  expect(city.deskSees()).toContain("写真があります\n（ファイル3件が付いています）");
  await sato.writes("", { files: 40 });
  expect(city.deskSees()).toContain("（ファイル40件が付いています）");
});

story("messages keep their order", async (city) => {
  const { sato } = city;
  await reports(sato);
  const dm = sato.actor.dm();
  const thread = sato.actor.sees(dm).find((m) => m.visible.includes("R8-001"))?.ts ?? "";
  for (let n = 1; n <= 8; n++) {
    await sato.actor.write(dm, `${n}番目の書き込み`, { thread });
    await city.settles();
  }
  await city.passes(60_000);
  const order = [...city.deskSees().matchAll(/(\d)番目の書き込み/g)].map(([, n]) => Number(n));
  expect(order).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

story("a message into a closed case reaches the desk, and it stays closed", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("担当する");
  await closes(tanaka);
  const ts = await sato.writes("そのあとも電話がありました");
  const found = tanaka.everything(city.deskChannel).find((m) => m.visible.includes("そのあとも電話が"));
  expect(found?.mentions).toEqual([tanaka.actor.id]);
  expect(sato.marksOn(sato.actor.dm(), ts)).toEqual(["white_check_mark"]);
  expect(city.card()).toContain("終わりました");
});

story("a message into a case that was closed without anybody having it wakes the desk", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await closes(tanaka);
  await sato.writes("だれにも気づかれないと困ります");
  const found = tanaka.everything(city.deskChannel).find((m) => m.visible.includes("気づかれないと"));
  expect(found?.broadcast || (found?.mentions ?? []).length > 0).toBe(true);
});
