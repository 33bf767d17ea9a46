import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Push } from "../../playground/api.ts";
import { together } from "../../playground/stage/together.ts";
import { whoSees } from "../../playground/stage/who-sees.ts";
import type { Change } from "../../playground/workspace/shapes.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const changed = (...people: string[]): Push => ({ type: "changed", people });

test("a change is told as soon as all of it is there; what follows closely is told as one", () => {
  const told: Push[] = [];
  const { take } = together((push) => told.push(push));
  take(changed("U1"));
  take(changed("U1", "U2"));
  expect(told).toEqual([]);
  vi.advanceTimersByTime(0);
  expect(told).toEqual([changed("U1", "U2")]);
  take(changed("U3"));
  take({ type: "changed", people: "all" });
  take(changed("U1"));
  vi.advanceTimersByTime(19);
  expect(told).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(told.slice(1)).toEqual([{ type: "changed", people: "all" }]);
  vi.advanceTimersByTime(1_000);
  expect(told).toHaveLength(2);
  take(changed("U2"));
  vi.advanceTimersByTime(0);
  expect(told.slice(2)).toEqual([changed("U2")]);
});

test("the wire never makes a change wait, and the rest waits for nothing", () => {
  const told: string[] = [];
  const { take } = together(({ type }) => told.push(type));
  const stage: Push = {
    type: "stage",
    stage: {
      now: "",
      fast: false,
      bot: "running",
      connections: 1,
      troubles: [],
      policy: "",
      tour: null,
    },
  };
  take({ type: "traffic" });
  take(changed("U1"));
  take(stage);
  expect(told).toEqual(["stage"]);
  vi.advanceTimersByTime(0);
  expect(told).toEqual(["stage", "changed"]);
  take({ type: "traffic" });
  vi.advanceTimersByTime(100);
  expect(told).toEqual(["stage", "changed", "traffic"]);
});

test("who has gone is told nothing more", () => {
  const told: Push[] = [];
  const { take, end } = together((push) => told.push(push));
  take(changed("U1"));
  take({ type: "traffic" });
  end();
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual([]);
});

const channels = [
  { id: "C1", members: ["U1", "U2"] },
  { id: "D3", members: ["U3", "B1"] },
];

// Only what tells where or for whom it is counts here; the rest of a change is left out.
test.each<[Partial<Change>, readonly string[] | "all"]>([
  [{ type: "posted", channel: "C1" }, ["U1", "U2"]],
  [{ type: "updated", channel: "D3" }, ["U3", "B1"]],
  [{ type: "deleted", channel: "C1" }, ["U1", "U2"]],
  [{ type: "reacted", channel: "C1", person: "U1" }, ["U1", "U2"]],
  [{ type: "unreacted", channel: "C1", person: "U1" }, ["U1", "U2"]],
  [{ type: "posted", channel: "C9" }, "all"],
  [{ type: "whispered", channel: "C1", person: "U2" }, ["U2"]],
  [{ type: "whisper-updated", channel: "C1", person: "U2" }, ["U2"]],
  [{ type: "whisper-deleted", channel: "C1", person: "U2" }, ["U2"]],
  [{ type: "notified", person: "U3" }, ["U3"]],
  [{ type: "view-opened", person: "U3" }, ["U3"]],
  [{ type: "view-pushed", person: "U3" }, ["U3"]],
  [{ type: "view-updated", person: "U3" }, ["U3"]],
  [{ type: "view-closed", person: "U3" }, ["U3"]],
  [{ type: "home-published", person: "U3" }, ["U3"]],
  [{ type: "person" }, "all"],
  [{ type: "channel" }, "all"],
  [{ type: "member", channel: "C1", person: "U4", joined: true }, "all"],
])("%j is seen by %j", (change, people) => {
  expect(whoSees(change as Change, channels)).toEqual(people);
});
