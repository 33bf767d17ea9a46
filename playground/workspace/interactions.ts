import type { Core } from "./core.ts";
import { onWire } from "./messages.ts";
import { payloadName, type Room } from "./rooms.ts";
import type { Bag, Message, Person, StateValues, View } from "./shapes.ts";
import { viewOnWire } from "./surfaces.ts";

/** What every interactive payload carries. */
function common(core: Core, person: Person): Bag {
  const { teamId, domain, appId } = core.identity;
  return {
    team: { id: teamId, domain },
    user: { id: person.id, username: person.name, name: person.name, team_id: person.teamId },
    api_app_id: appId,
    token: "verification",
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function commandPayload(core: Core, person: Person, room: Room, command: string, text: string): Bag {
  const { teamId, domain, appId } = core.identity;
  return {
    token: "verification",
    team_id: teamId,
    team_domain: domain,
    channel_id: room.id,
    channel_name: payloadName(room),
    user_id: person.id,
    user_name: person.name,
    command,
    text,
    api_app_id: appId,
    is_enterprise_install: "false",
    response_url: core.tickets.responseUrl("commands", { person: person.id, channel: room.id }),
    trigger_id: core.tickets.trigger(person.id),
  };
}

export function shortcutPayload(core: Core, person: Person, callbackId: string): Bag {
  return {
    type: "shortcut",
    ...common(core, person),
    action_ts: core.ids.ts(),
    callback_id: callbackId,
    trigger_id: core.tickets.trigger(person.id),
  };
}

export function messageShortcutPayload(
  core: Core,
  person: Person,
  callbackId: string,
  room: Room,
  message: Message,
): Bag {
  return {
    type: "message_action",
    ...common(core, person),
    action_ts: core.ids.ts(),
    channel: { id: room.id, name: payloadName(room) },
    callback_id: callbackId,
    trigger_id: core.tickets.trigger(person.id),
    response_url: core.tickets.responseUrl("actions", { person: person.id, channel: room.id }),
    message_ts: message.ts,
    message: onWire(message),
  };
}

/** A press in a message; one in a whisper carries no message. */
export function messagePressPayload(
  core: Core,
  person: Person,
  room: Room,
  message: Message,
  ephemeral: boolean,
  pressed: { action: Bag; values: StateValues },
): Bag {
  const source = { ts: message.ts, ephemeral };
  return {
    type: "block_actions",
    ...common(core, person),
    container: {
      type: "message",
      message_ts: message.ts,
      channel_id: room.id,
      is_ephemeral: ephemeral,
      ...(message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
    },
    trigger_id: core.tickets.trigger(person.id),
    channel: { id: room.id, name: payloadName(room) },
    ...(ephemeral ? {} : { message: onWire(message) }),
    state: { values: pressed.values },
    response_url: core.tickets.responseUrl("actions", { person: person.id, channel: room.id, source }),
    actions: [pressed.action],
  };
}

export function viewPressPayload(core: Core, person: Person, view: View, action: Bag): Bag {
  return {
    type: "block_actions",
    ...common(core, person),
    container: { type: "view", view_id: view.id },
    trigger_id: core.tickets.trigger(person.id),
    view: viewOnWire(view),
    actions: [action],
  };
}

export function submissionPayload(core: Core, person: Person, view: View): Bag {
  return {
    type: "view_submission",
    ...common(core, person),
    trigger_id: core.tickets.trigger(person.id),
    view: viewOnWire(view),
    response_urls: [],
  };
}

export function closedPayload(core: Core, person: Person, view: View, cleared: boolean): Bag {
  return { type: "view_closed", ...common(core, person), view: viewOnWire(view), is_cleared: cleared };
}
