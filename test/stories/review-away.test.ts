import { expect } from "vitest";
import type { Store, Tx } from "../../src/casework/ports-store.ts";
import { StoreError } from "../../src/casework/trouble.ts";
import { type City, MINUTE, story } from "../support/city.ts";
import { Disk } from "../support/disk.ts";
import { reports } from "../support/steps.ts";
import { expectInOrder, expectNothingOwed, times } from "../support/telling.ts";

const disk = new Disk();

/** Two cases, in both of which something is written while nobody hears it. */
async function writesUnheard(city: City): Promise<void> {
  const { sato, takahashi } = city;
  await reports(sato);
  await reports(takahashi);
  await city.stops();
  await sato.writes("留守のあいだの一つ目");
  await takahashi.writes("高橋の書いたこと");
  await sato.writes("留守のあいだの二つ目");
  await city.passes(10 * MINUTE);
}

/** The disk fails as soon as the bot asks Slack what stands in a thread; the answer ends that. */
const whenRead = (city: City, fails: () => void): (() => void) =>
  city.slack.faults.add({
    method: "conversations.replies",
    kind: "drop",
    when: () => {
      fails();
      return false;
    },
  });

for (const trouble of ["locked", "full"] as const)
  story(
    `the database is ${trouble} while what was missed is read: it is read again until it is saved, once and in order`,
    async (city) => {
      await writesUnheard(city);
      let reads = 0;
      const calm = whenRead(city, () => {
        reads += 1;
        disk.fails(trouble);
      });
      await city.starts();
      await city.passes(3 * MINUTE);
      expect(reads).toBeGreaterThan(4);
      expect(city.deskSees()).not.toContain("留守のあいだの");
      calm();
      disk.works();
      await city.passes(2 * MINUTE);
      expectInOrder(city.deskSees(), ["留守のあいだの一つ目", "留守のあいだの二つ目"]);
      expect(times(city.deskSees(), "高橋の書いたこと")).toBe(1);
      await expectNothingOwed(city);
    },
    { store: disk.under },
  );

/** Held by another program, the database takes the first of what was missed, and nothing of the rest. */
let isHeld = false;

function heldAfterFirst(real: Store): Store {
  const caught = new Set<string>();
  const receiving = (tx: Tx): Tx => ({
    ...tx,
    receive: (id, at) => {
      if (id.startsWith("caught/")) caught.add(id);
      const isRefused = isHeld && id.startsWith("caught/") && caught.size > 1;
      return isRefused ? Promise.reject(new StoreError("locked", "SQLITE_BUSY")) : tx.receive(id, at);
    },
  });
  return { ...real, write: (work) => real.write((tx) => work(receiving(tx))) };
}

story(
  "the database is locked for the second of two messages: the first is not taken in twice",
  async (city) => {
    const { sato } = city;
    await reports(sato);
    await city.stops();
    await sato.writes("留守のあいだの一つ目");
    await sato.writes("留守のあいだの二つ目");
    await city.passes(10 * MINUTE);
    isHeld = true;
    await city.starts();
    await city.passes(MINUTE);
    expect(city.deskSees()).not.toContain("留守のあいだの二つ目");
    isHeld = false;
    await city.passes(2 * MINUTE);
    expectInOrder(city.deskSees(), ["留守のあいだの一つ目", "留守のあいだの二つ目"]);
    await expectNothingOwed(city);
  },
  { store: heldAfterFirst },
);

story(
  "Slack cannot be reached while what was written beside all threads is read: it is read later",
  async (city) => {
    const { sato, slack } = city;
    await reports(sato);
    await city.stops();
    await sato.writes("どこにも入らない話です", { outside: true });
    await city.passes(10 * MINUTE);
    slack.faults.add({ method: "conversations.history", kind: "http500", times: 2 });
    await city.starts();
    await city.passes(5 * MINUTE);
    expect(sato.thread()).toContain("新しい報告にする");
  },
);
