import { openCity } from "./city.ts";
import { pause } from "./figures.ts";
import { IN_SECTION, organisationOf } from "./organisation.ts";

const CALLS = 60;
const DOOR = "door.report.danger";

/** Milliseconds from 危険がある to the message standing before the head of the caller's section, one call after another. */
export async function callTimes(
  folder: string,
  database: string,
  transport: "socket" | "http",
): Promise<readonly number[]> {
  const city = await openCity({
    folder,
    database,
    transport,
    profile: null,
    organisation: (people) => organisationOf(people.map((one) => one.id)),
  });
  const { slack, office, cast } = city;
  const times: number[] = [];
  try {
    for (let section = 0; section < CALLS; section++) {
      const head = cast.reporters[section * IN_SECTION];
      const caller = cast.reporters[section * IN_SECTION + 5];
      if (head === undefined || caller === undefined) throw new Error("the city is too small");
      const door = `${caller.id}/${DOOR}`;
      const doors = office.screen.find(door) === undefined ? office.screen.next(door) : Promise.resolve();
      await caller.command("/kasuhara", { channel: office.general });
      await doors;
      const at = office.screen.find(door);
      if (at === undefined) throw new Error("no door was shown");
      const stood = new Promise<number>((resolve) => {
        const stop = slack.feed.subscribe((change) => {
          if (change.type !== "posted" || change.message.channel !== head.dm()) return;
          stop();
          resolve(performance.now());
        });
      });
      const began = performance.now();
      await caller.press(at, DOOR);
      times.push((await stood) - began);
      await pause(100);
    }
    return times;
  } finally {
    await city.close();
  }
}
