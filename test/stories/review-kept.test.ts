import { expect } from "vitest";
import type { Citizen } from "../support/citizen.ts";
import { type City, MINUTE, story } from "../support/city.ts";
import { ORGANISATION, TOWN, TOWNSFOLK, townsfolk } from "../support/organisation.ts";
import { SAPPORO_2026, textOf } from "../support/policies.ts";
import { prepares, reports, told, WHAT } from "../support/steps.ts";
import { errorsIn } from "../support/telling.ts";

const isCalled = (person: Citizen): boolean => person.thread().includes("呼び出し");

/** 林 leads a team of the section, and is the superior of 佐藤. */
const LED = ORGANISATION.replace("sato@example.jp,職員,,", "sato@example.jp,職員,hayashi@example.jp,");

const SAYS = "所属長と、上司に当たる人には伝えない件のため、その人たちは呼んでいません。";

/** 佐藤 reports what is kept from the manager; the talk still goes on. */
async function isOnThePhone(city: City, share = "相談窓口だけ"): Promise<void> {
  await city.sato.types("/kasuhara-report");
  await city.sato.presses("対応がまだ続いている", "書く");
  await city.sato.submits(told(WHAT));
  await city.sato.presses(share, "送る");
}

async function isAway(who: Citizen, delegate?: string): Promise<void> {
  await who.opensHome();
  await who.presses("不在を登録する");
  await who.submits(delegate === undefined ? {} : { 代わりに呼ぶ人: delegate });
}

const callsHelp = async (city: City): Promise<void> => {
  await prepares(city.sato, { share: "相談窓口だけ" });
  await city.sato.presses("応援を呼ぶ");
};

const onDuty = (city: City, ...people: readonly Citizen[]): Promise<void> =>
  city.restarts(
    textOf(SAPPORO_2026)
      .replace("on-duty: []", `on-duty: [${people.map((one) => one.actor.id).join(", ")}]`)
      .replace("sapporo-2026.2", "sapporo-2026.9"),
  );

/** Each way in which somebody comes to be called, tried on a leader who is the reporter's superior. */
const ways: readonly {
  readonly how: string;
  readonly organisation?: string;
  readonly happens: (city: City) => Promise<void>;
}[] = [
  { how: "by a call for help", happens: callsHelp },
  {
    how: "by a need while the talk goes on",
    happens: async (city) => {
      await isOnThePhone(city);
      await city.sato.presses("代わってほしい", "同席してほしい", "終えてよいか判断がほしい");
    },
  },
  {
    how: "in the place of somebody who is away and names them",
    happens: async (city) => {
      await isAway(townsfolk(city).森, "林");
      await callsHelp(city);
    },
  },
  {
    how: "as the deputy whom the file names",
    organisation: LED.replace("mori@example.jp,応援,,", "mori@example.jp,応援,,hayashi@example.jp"),
    happens: async (city) => {
      await callsHelp(city);
      await townsfolk(city).森.presses("代わりを頼む");
    },
  },
  {
    how: "as somebody chosen by who was called",
    happens: async (city) => {
      const { 森 } = townsfolk(city);
      await callsHelp(city);
      await 森.presses("代わりを頼む");
      const submitted = await 森.submits({ 代わりに行ける人: "林" });
      expect(errorsIn(submitted)).toEqual(["その人は、この件では呼べません。ほかの人を選んでください。"]);
    },
  },
  {
    how: "on duty by name",
    happens: async (city) => {
      await onDuty(city, townsfolk(city).林, city.suzuki);
      await callsHelp(city);
      expect(isCalled(city.suzuki)).toBe(true);
    },
  },
  {
    how: "alone on duty by name: the others of the desk are called",
    happens: async (city) => {
      await onDuty(city, townsfolk(city).林);
      await callsHelp(city);
      expect(isCalled(city.suzuki)).toBe(true);
    },
  },
  {
    how: "as a leader above the superior",
    organisation: ORGANISATION.replace(
      "sato@example.jp,職員,,",
      "sato@example.jp,職員,mori@example.jp,",
    ).replace("mori@example.jp,応援,,", "mori@example.jp,応援,hayashi@example.jp,"),
    happens: callsHelp,
  },
];

for (const { how, organisation = LED, happens } of ways)
  story(
    `whom a case is kept from is not called ${how}, though they lead a team`,
    async (city) => {
      const { 林, 木村, 部長 } = townsfolk(city);
      await happens(city);
      await city.passes(10 * MINUTE);
      for (const person of [林, 木村, 部長]) expect(isCalled(person), person.name).toBe(false);
      expect(city.sato.thread()).toContain(SAYS);
    },
    { people: TOWNSFOLK, organisation },
  );

story(
  "the head's stand-in who had the card is not called either once the reporter took the manager out",
  async (city) => {
    const { 木村, 森 } = townsfolk(city);
    await isAway(木村, "森");
    await isOnThePhone(city, "相談窓口と所属長");
    expect(森.thread()).toContain("R8-001");
    await city.sato.presses("あなたの記録", "伝える相手を変える");
    await city.sato.presses("代わってほしい");
    await city.passes(10 * MINUTE);
    expect(isCalled(森)).toBe(false);
  },
  TOWN,
);

const promised = (city: City): string => JSON.stringify(city.sato.everywhere());
const AT_ONCE = "に、あなたのお名前と部署がすぐ伝わります。";
const LATER = "反応がないときや不在のときは、";
const END = "不在の人に代わりの人がいれば、";

for (const [what, share, organisation, says] of [
  [
    "who is told all",
    "相談窓口と所属長",
    ORGANISATION,
    `所属長、係長、応援の登録者${AT_ONCE}${LATER}上の所属長、窓口の当番にも伝わります。`,
  ],
  ["kept from managers", "相談窓口だけ", ORGANISATION, `係長、応援の登録者、窓口の当番${AT_ONCE}${END}`],
  ["kept, led by the superior", "相談窓口だけ", LED, `応援の登録者、窓口の当番${AT_ONCE}${END}`],
  ["without name", "相談窓口だけ（名前を伏せる）", ORGANISATION, `係長、応援の登録者${AT_ONCE}${END}`],
] as const)
  story(
    `before people are asked for, it is said exactly who is called: ${what}`,
    async (city) => {
      await isOnThePhone(city, share);
      expect(promised(city)).toContain(says);
      expect(promised(city)).not.toContain(`${LATER}所属長`);
    },
    { people: TOWNSFOLK, organisation },
  );

story("without a file and without name nobody is called, and that is said before", async (city) => {
  await isOnThePhone(city, "相談窓口だけ（名前を伏せる）");
  expect(promised(city)).toContain("呼べる人が見つかっていません。電話か声で、周りを呼んでください。");
});

story(
  "the reporter takes the manager out: what is said before asking follows",
  async (city) => {
    await isOnThePhone(city, "相談窓口と所属長");
    expect(promised(city)).toContain(`所属長、係長、応援の登録者${AT_ONCE}`);
    await city.sato.presses("あなたの記録", "伝える相手を変える");
    expect(promised(city)).not.toContain(`所属長、係長、応援の登録者${AT_ONCE}`);
  },
  TOWN,
);

story(
  "the desk's lead, above the reporter, does not hear of what is late: the desk does",
  async (city) => {
    const { 林 } = townsfolk(city);
    const policy = textOf(SAPPORO_2026).replace("  # lead: U0123456789", `  lead: ${林.actor.id}`);
    await city.restarts(policy.replace("sapporo-2026.2", "sapporo-2026.9"));
    await reports(city.sato);
    await city.tanaka.presses("担当する");
    for (let hour = 0; hour < 26; hour++) {
      await city.clock.advance(60 * MINUTE);
      await city.settles();
    }
    expect(林.thread()).not.toContain("R8-001");
    expect(city.deskSees()).toContain("を過ぎましたが");
  },
  { people: TOWNSFOLK, organisation: LED },
);
