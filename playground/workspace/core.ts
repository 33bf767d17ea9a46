import type { Clock } from "./clock.ts";
import type { Deliveries } from "./deliveries.ts";
import type { Faults } from "./faults.ts";
import type { Feed, TrafficLog } from "./feed.ts";
import type { Files } from "./files.ts";
import type { Ids } from "./ids.ts";
import type { Limits } from "./limits.ts";
import type { Manifest } from "./manifest.ts";
import type { Messages } from "./messages.ts";
import type { Identity, Rooms } from "./rooms.ts";
import type { Sockets } from "./sockets.ts";
import type { Surfaces } from "./surfaces.ts";
import type { Tickets } from "./tickets.ts";
import type { Work } from "./work.ts";

/** The parts of the workspace, as its doors (Web API, response_urls, actors) use them. */
export interface Core {
  readonly clock: Clock;
  readonly manifest: Manifest;
  readonly scopes: ReadonlySet<string>;
  readonly identity: Identity;
  readonly botToken: string;
  readonly appToken: string;
  readonly ids: Ids;
  readonly feed: Feed;
  readonly log: TrafficLog;
  readonly work: Work;
  readonly faults: Faults;
  readonly limits: Limits | undefined;
  readonly tickets: Tickets;
  readonly deliveries: Deliveries;
  readonly sockets: Sockets;
  readonly rooms: Rooms;
  readonly messages: Messages;
  readonly surfaces: Surfaces;
  readonly files: Files;
  /** http://127.0.0.1:PORT, known once it listens. */
  readonly base: () => string;
  /** What a person is called on the screen; bots too. */
  nameOf(user: string): string;
  /** Somebody looks at the app's Home. */
  openedHome(person: string): void;
}
