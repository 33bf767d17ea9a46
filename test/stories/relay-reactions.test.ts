import { expect } from "vitest";
import { story } from "../support/city.ts";
import { Sight } from "../support/sight.ts";
import { answers, reports } from "../support/steps.ts";

story("a reaction of the desk tells the reporter that it was seen, whoever it was", async (city) => {
  const { sato, tanaka, suzuki } = city;
  await reports(sato);
  const dm = sato.actor.dm();
  const own = await sato.writes("まだ廊下にいます");
  const copy = tanaka.everything(city.deskChannel).find((m) => m.visible.includes("まだ廊下に"))?.ts ?? "";
  await tanaka.reacts(city.deskChannel, copy, "thumbsup");
  await suzuki.reacts(city.deskChannel, copy, "bow");
  expect(sato.marksOn(dm, own)).toEqual(["white_check_mark", "eyes"]);
  await tanaka.takesBack(city.deskChannel, copy, "thumbsup");
  expect(sato.marksOn(dm, own)).toEqual(["white_check_mark", "eyes"]);
  await suzuki.takesBack(city.deskChannel, copy, "bow");
  expect(sato.marksOn(dm, own)).toEqual(["white_check_mark"]);
});

story("a reaction of the reporter stands under what the desk wrote, and goes with it", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await tanaka.presses("担当する");
  await answers(tanaka, "これから伺います");
  const note = await tanaka.notes("着きました");
  await tanaka.presses("職員に送る", "送る");
  const dm = sato.actor.dm();
  const seen = (text: string) => sato.everything(dm).find((m) => m.visible.includes(text))?.ts ?? "";
  const told = () => tanaka.everything(city.deskChannel).find((m) => m.visible.includes("これから伺います"));
  await sato.reacts(dm, seen("これから伺います"), "pray::skin-tone-3");
  expect(told()?.reactions).toEqual([{ name: "pray", users: [city.slack.botUserId], count: 1 }]);
  await sato.takesBack(dm, seen("これから伺います"), "pray::skin-tone-3");
  expect(told()?.reactions).toEqual([]);
  await sato.reacts(dm, seen("着きました"), "tada");
  expect(tanaka.marksOn(city.deskChannel, note)).toEqual(["white_check_mark", "tada"]);
});

story(
  "nobody learns by a reaction who a reporter without name is, and no note of the desk goes out",
  async (city) => {
    const { sato, tanaka } = city;
    const sight = new Sight(city);
    await reports(sato, { share: "相談窓口だけ（名前を伏せる）" });
    const note = await tanaka.notes("内部のメモです");
    await tanaka.reacts(city.deskChannel, note, "eyes");
    await tanaka.notes("お返事です");
    await tanaka.presses("職員に送る", "送る");
    const dm = sato.actor.dm();
    const reply = sato.everything(dm).find((m) => m.visible.includes("お返事です"))?.ts ?? "";
    await sato.reacts(dm, reply, "heart");
    expect(sato.everything(dm).flatMap((m) => m.reactions.map((r) => r.name))).toEqual(["heart"]);
    for (const seen of sight.of(tanaka)) expect(seen).not.toContain(sato.actor.id);
  },
);
