import type { Trouble } from "../api.ts";
import type { Workspace } from "../workspace/workspace.ts";

const POSTS = /^chat\./;

/** How each trouble begins; the answer ends it. */
const begins: Readonly<Record<Trouble, (slack: Workspace) => () => void>> = {
  ratelimited: ({ faults }) => faults.add({ method: POSTS, kind: "ratelimited", retryAfter: 10 }),
  http500: ({ faults }) => faults.add({ method: POSTS, kind: "http500" }),
  hang: ({ faults }) => faults.add({ method: POSTS, kind: "hang" }),
  "accept-then-drop": ({ faults }) => faults.add({ method: POSTS, kind: "accept-then-drop" }),
  twice: ({ faults }) => {
    faults.deliverTwice(true);
    return () => faults.deliverTwice(false);
  },
  unreachable: ({ faults }) => {
    faults.refuseConnections(true);
    faults.dropSockets();
    return () => faults.refuseConnections(false);
  },
};

/** The troubles that Slack has at the moment. */
export class Troubles {
  readonly #slack: Workspace;
  readonly #ends = new Map<Trouble, () => void>();

  constructor(slack: Workspace) {
    this.#slack = slack;
  }

  get on(): readonly Trouble[] {
    return [...this.#ends.keys()];
  }

  turn(trouble: Trouble, on: boolean): void {
    this.#ends.get(trouble)?.();
    this.#ends.delete(trouble);
    if (on) this.#ends.set(trouble, begins[trouble](this.#slack));
  }
}
