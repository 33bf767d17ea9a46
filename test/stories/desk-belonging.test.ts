import { expect } from "vitest";
import type { Citizen } from "../support/citizen.ts";
import { type City, MINUTE, story } from "../support/city.ts";
import { reports } from "../support/steps.ts";

const PEOPLE = [
  { name: "嘱託", guest: true },
  { name: "委託", guest: true },
  { name: "外部", connected: true },
];

/** What somebody can do who sees the desk's channel: what a card's buttons, its thread and its forms let them. */
async function triesAtDesk(city: City, who: Citizen) {
  await who.presses("担当する");
  const isOwner = city.card().includes(`担当*\n${who.name}`);
  const before = (await city.mamori.work.store.read.wordsOf(1)).length;
  await who.notes("窓口のメモです");
  const isNoted = (await city.mamori.work.store.read.wordsOf(1)).length > before;
  await who.presses("職員に返事を書く");
  const isForm = who.modal().includes("返事");
  return { isOwner, isNoted, isForm };
}

/** Whether somebody is shown the desk's cases, wherever they ask for them. */
async function seesCases(who: Citizen): Promise<boolean> {
  await who.types("/kasuhara cases");
  const screen = who.modal();
  if (screen !== "") await who.dismisses();
  await who.opensHome();
  const isAtHome = who.home().includes("窓口の件");
  expect(screen.includes("R8-001")).toBe(isAtHome);
  return isAtHome;
}

story(
  "a guest in the desk's channel belongs to the desk, one outside it does not",
  async (city) => {
    const [inside, outside] = [city.person("嘱託"), city.person("委託")];
    city.slack.changeChannel(city.general, { addMembers: city.ids("嘱託", "委託") });
    city.slack.changeChannel(city.deskChannel, { addMembers: city.ids("嘱託") });
    await city.passes(MINUTE);
    await reports(city.sato);
    expect(await triesAtDesk(city, inside)).toEqual({ isOwner: true, isNoted: true, isForm: true });
    await inside.dismisses();
    expect(await seesCases(inside)).toBe(true);
    expect(await seesCases(outside)).toBe(false);
  },
  { people: PEOPLE },
);

story(
  "a stranger in a desk's channel that is shared is nobody of the desk, by whatever way",
  async (city) => {
    const { sato, tanaka, slack, deskChannel } = city;
    const stranger = city.person("外部");
    await reports(sato);
    slack.changeChannel(city.general, { addMembers: city.ids("外部") });
    slack.changeChannel(deskChannel, { extShared: true, addMembers: city.ids("外部") });
    await city.passes(MINUTE);
    expect(await triesAtDesk(city, stranger)).toEqual({ isOwner: false, isNoted: false, isForm: false });
    expect(await seesCases(stranger)).toBe(false);
    await sato.writes("それからのことです");
    expect(stranger.everything(deskChannel).some((m) => m.visible.includes("それからのこと"))).toBe(false);
    slack.changeChannel(deskChannel, { extShared: false, removeMembers: city.ids("外部") });
    await city.passes(2 * MINUTE);
    expect(city.deskSees()).toContain("それからのことです");
    await tanaka.presses("担当する");
    expect(city.card()).toContain("担当*\n田中");
    await city.restarts();
    await city.passes(MINUTE);
    const kept = await city.mamori.work.store.read.wordsOf(1);
    expect(kept.map(({ author }) => author)).not.toContain(stranger.actor.id);
  },
  { people: PEOPLE },
);
