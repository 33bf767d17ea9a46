import type { Push } from "../api.ts";
import type { Sees } from "./who-sees.ts";

/** Changes that follow one another within so many milliseconds are told as one. */
const CHANGES = 20;

/** Whoever watches the wire can wait a little longer. */
const WIRE = 100;

/** What is told together. */
export interface Together {
  take(push: Push): void;
  /** Tells nothing more. */
  end(): void;
}

/**
 * Tells the first change as soon as all of it is there, and gathers what follows closely: a press is answered without
 * waiting, and a burst is not told a hundred times. Everything that is neither a change nor of the wire goes at once.
 */
export function together(send: (push: Push) => void): Together {
  let people: Sees = [];
  const changes = paced(0, CHANGES, () => {
    send({ type: "changed", people });
    people = [];
  });
  const wire = paced(WIRE, WIRE, () => send({ type: "traffic" }));
  return {
    take(push) {
      if (push.type === "changed") {
        people = both(people, push.people);
        changes.ask();
      } else if (push.type === "traffic") wire.ask();
      else send(push);
    },
    end() {
      changes.end();
      wire.end();
    },
  };
}

const both = (some: Sees, more: Sees): Sees =>
  some === "all" || more === "all" ? "all" : [...new Set([...some, ...more])];

/** Does something `first` ms after it is asked for, and then at most every `next` ms, however often it is. */
function paced(first: number, next: number, does: () => void): { ask(): void; end(): void } {
  let timer: NodeJS.Timeout | null = null;
  let asked = false;
  const turn = () => {
    timer = null;
    if (!asked) return;
    asked = false;
    does();
    timer = setTimeout(turn, next);
  };
  return {
    ask() {
      asked = true;
      timer ??= setTimeout(turn, first);
    },
    end() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
