import type { Trouble } from "../api.ts";
import type { Workspace } from "../workspace/workspace.ts";

const POSTS = /^chat\./;

/** How each trouble begins; the answer ends it. */
export const begins: Readonly<Record<Trouble, (slack: Workspace) => () => void>> = {
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
