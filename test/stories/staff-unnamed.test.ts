import { expect } from "vitest";
import { type City, story } from "../support/city.ts";
import { Sight } from "../support/sight.ts";
import { ALL_DONE, decides, prepares, reports } from "../support/steps.ts";

const UNNAMED = "相談窓口だけ（名前を伏せる）";
const INTERNAL = "内部だけの検討メモ";

/** Lets a case live through everything that can happen to it. */
async function livesThrough(city: City): Promise<void> {
  const { sato, tanaka, suzuki } = city;
  const dm = sato.actor.dm();
  const people = [tanaka, suzuki];
  const looks = async () => {
    for (const member of people) await member.opensHome();
  };
  await prepares(sato, { words: `長い話です。${"同じ話が続きました。".repeat(120)}`, share: UNNAMED });
  const added = await sato.writes("送る前の書き足し");
  await sato.presses("送る");
  await looks();
  await sato.edits(dm, added, "送ったあとに直した書き足し");
  const first = await sato.writes("担当が決まる前の書き込み");
  await tanaka.presses("担当する");
  await suzuki.presses("担当を外れる");
  await tanaka.presses("担当を外れる", "担当する");
  await sato.writes("担当が決まったあとの書き込み", { files: 2 });
  await sato.edits(dm, first, "直した書き込み");
  const note = await tanaka.notes(INTERNAL);
  await tanaka.edits(city.deskChannel, note, `${INTERNAL}の続き`);
  await tanaka.notes("お返事です");
  await tanaka.presses("職員に送る", "送る");
  const mailed = await tanaka.notes("二つ目のお返事です");
  await tanaka.reacts(city.deskChannel, mailed, "incoming_envelope");
  await tanaka.presses("送る");
  await tanaka.presses("職員に返事を書く");
  await tanaka.picks("受け取りました");
  await tanaka.submits();
  await decides(tanaka);
  await tanaka.presses("終わりにする");
  await tanaka.submits(ALL_DONE);
  await sato.writes("終わったあとの書き込み");
  await sato.presses("もう一度相談する");
  await suzuki.presses("担当する");
  await suzuki.presses("終わりにする");
  await suzuki.submits(ALL_DONE);
  await suzuki.presses("再開する");
  await sato.deletes(dm, first);
  await sato.writes("外に書いた書き込み", { outside: true });
  await sato.presses("報告 R8-001に加える");
  await looks();
  await sato.presses("取り下げる");
  await sato.writes("取り下げたあとの書き込み");
  await looks();
  await city.restarts();
}

story(
  "through the whole life of a case: no name at the desk, no note outside it, nothing for others",
  async (city) => {
    const sight = new Sight(city);
    await livesThrough(city);
    for (const member of [city.tanaka, city.suzuki]) {
      const seen = sight.of(member);
      expect(seen.length).toBeGreaterThan(20);
      expect(seen.filter((json) => json.includes("佐藤") || json.includes(city.sato.actor.id))).toEqual([]);
      expect(seen.join()).toContain("名前を伏せています");
      expect(seen.join()).toContain("外に書いた書き込み");
    }
    const own = sight.of(city.sato);
    expect(own.filter((json) => json.includes(INTERNAL))).toEqual([]);
    expect(own.join()).toContain("二つ目のお返事です");
    await city.takahashi.opensHome();
    const others = sight.of(city.takahashi).join();
    expect(others).not.toContain("R8-001");
    expect(others).not.toContain("佐藤");
    expect(city.takahashi.home()).toContain("まだありません。");
  },
);

story("the same walk with a name shows it, so that the look would find it", async (city) => {
  const sight = new Sight(city);
  await reports(city.sato);
  await city.sato.writes("続きです");
  const found = sight.of(city.tanaka).filter((json) => json.includes("佐藤"));
  expect(found.length).toBeGreaterThan(1);
});

story("nobody else finds a button of the case to press", async (city) => {
  await reports(city.sato, { share: UNNAMED });
  expect(() => city.takahashi.pressing("担当する")).toThrow("sees nothing to press");
  expect(() => city.takahashi.pressing("取り下げる")).toThrow("sees nothing to press");
  expect(() => city.takahashi.actor.sees(city.deskChannel)).toThrow("is not in");
});
