import { expect, test } from "vitest";
import { FakeClock } from "../../playground/workspace/clock.ts";
import { members } from "../../src/casework/members.ts";
import { organisations } from "../../src/casework/organisations.ts";
import { people } from "../../src/casework/people.ts";
import type { Chat } from "../../src/casework/ports-slack.ts";
import { freshStore, silent } from "./scratch.ts";

const FILE = [
  "種別,部署コード,名称,上位部署,場所,内線,守衛,ID,役割,上司,代理",
  "部署,110,市民課,,,,,,,,",
  "人,110,佐藤,,,,,sato@example.jp,長,,",
  "人,110,田中,,,,,U0TANAKA,係長,,",
].join("\n");

const HOUR = 60 * 60_000;

/** The people of a city as Slack would tell of them, and how often it was asked. */
async function aCity() {
  const clock = new FakeClock(new Date("2026-11-16T01:00:00Z"));
  const asked: string[] = [];
  const there = new Map([["sato@example.jp", "U0SATO"]]);
  const slack = { isAway: false };
  const described = (mail: string, id: string | undefined): Awaited<ReturnType<Chat["byMail"]>> => {
    asked.push(mail);
    if (slack.isAway) return { as: "unreachable" };
    return id === undefined
      ? { as: "none" }
      : { as: "found", it: { id, name: "佐藤", mail, standing: "member" } };
  };
  const chat: Pick<Chat, "person" | "byMail" | "openDm"> = {
    person: async (id) => {
      const mail = [...there].find(([, one]) => one === id)?.[0];
      return described(mail ?? "", mail === undefined ? undefined : id);
    },
    byMail: async (mail) => described(mail, there.get(mail)),
    openDm: async () => ({ as: "none" }),
  };
  const store = await freshStore();
  const org = organisations(async () => ({ as: "changed", bytes: new TextEncoder().encode(FILE) }), silent);
  await org.look();
  const who = people(store, chat, clock);
  const staff = members({ organisations: org, people: who, store, clock });
  const member = (key: string) => {
    const found = org.current().members.get(key);
    if (found === undefined) throw new Error("nobody of this key");
    return found;
  };
  return { clock, asked, there, slack, staff, store, member };
}

test("somebody of the file is found in Slack by address, which Slack is asked once a day", async () => {
  const { staff, member, asked, clock } = await aCity();
  const sato = member("sato@example.jp");
  expect(await staff.slackIdOf(sato)).toBe("U0SATO");
  expect(await staff.slackIdOf(sato)).toBe("U0SATO");
  expect((await staff.memberOf("U0SATO"))?.key).toBe("sato@example.jp");
  expect(asked).toHaveLength(1);
  await clock.advance(25 * HOUR);
  expect(await staff.slackIdOf(sato)).toBe("U0SATO");
  expect(asked).toHaveLength(2);
});

test("named by Slack's own id nobody is asked", async () => {
  const { staff, member, asked } = await aCity();
  expect(await staff.slackIdOf(member("U0TANAKA"))).toBe("U0TANAKA");
  expect((await staff.memberOf("U0TANAKA"))?.name).toBe("田中");
  expect(asked).toEqual([]);
});

test("who is not in Slack is asked after again a day later", async () => {
  const { staff, member, there, asked, clock } = await aCity();
  there.clear();
  const sato = member("sato@example.jp");
  expect(await staff.slackIdOf(sato)).toBeNull();
  expect(await staff.slackIdOf(sato)).toBeNull();
  expect(asked).toHaveLength(1);
  there.set("sato@example.jp", "U0SATO");
  await clock.advance(25 * HOUR);
  expect(await staff.slackIdOf(sato)).toBe("U0SATO");
});

test("while Slack is out of reach what was known before counts, and nobody is taken for unknown", async () => {
  const { staff, member, slack, clock } = await aCity();
  slack.isAway = true;
  expect(await staff.slackIdOf(member("sato@example.jp"))).toBeNull();
  expect(await staff.belonging("U0SATO")).toEqual({ as: "unasked" });
  slack.isAway = false;
  expect(await staff.slackIdOf(member("sato@example.jp"))).toBe("U0SATO");
  slack.isAway = true;
  await clock.advance(25 * HOUR);
  expect(await staff.slackIdOf(member("sato@example.jp"))).toBe("U0SATO");
  expect(await staff.belonging("U0SATO")).toEqual({ as: "listed", section: "110" });
});
