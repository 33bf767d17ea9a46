import type { Clock } from "./clock.ts";
import type { Deliveries } from "./deliveries.ts";
import type { Ids } from "./ids.ts";
import type { Manifest } from "./manifest.ts";
import type { Identity } from "./rooms.ts";
import type { Bag } from "./shapes.ts";

/** Sends the bot the events its manifest subscribes to and its scopes allow, and no others. */
export class Events {
  readonly #manifest: Manifest;
  readonly #scopes: ReadonlySet<string>;
  readonly #identity: Identity;
  readonly #ids: Ids;
  readonly #clock: Clock;
  readonly #deliveries: Deliveries;

  constructor(
    manifest: Manifest,
    scopes: ReadonlySet<string>,
    identity: Identity,
    ids: Ids,
    clock: Clock,
    deliveries: Deliveries,
  ) {
    this.#manifest = manifest;
    this.#scopes = scopes;
    this.#identity = identity;
    this.#ids = ids;
    this.#clock = clock;
    this.#deliveries = deliveries;
  }

  /** `subscription` is the manifest's name for it (message.im), `scope` what reading it takes. */
  send(subscription: string, event: Bag, scope?: string): void {
    if (!this.#manifest.events.has(subscription)) return;
    if (scope !== undefined && !this.#scopes.has(scope)) return;
    const { teamId, appId, botUserId } = this.#identity;
    const type = typeof event.type === "string" ? event.type : subscription;
    this.#deliveries.event(type, {
      token: "verification",
      team_id: teamId,
      context_team_id: teamId,
      context_enterprise_id: null,
      api_app_id: appId,
      event,
      type: "event_callback",
      event_id: this.#ids.id("Ev"),
      event_time: Math.floor(this.#clock.now().getTime() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: teamId,
          user_id: botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
      event_context: this.#ids.secret(),
    });
  }
}
