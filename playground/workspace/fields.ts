import type { Core } from "./core.ts";
import { type Found, findElement } from "./elements.ts";
import { actionOf, chosen, stateful } from "./inputs.ts";
import type { Room } from "./rooms.ts";
import type { Bag, Block, Choice, Message, StateValues, View, Where } from "./shapes.ts";
import { stateOf } from "./surfaces.ts";

type Surface =
  | { blocks: readonly Block[]; view: View }
  | { blocks: readonly Block[]; view?: undefined; room: Room; message: Message; ephemeral: boolean };

/** What one person has entered where, as their client remembers it. */
export class Fields {
  readonly #core: Core;
  readonly #person: string;
  readonly #inMessages = new Map<string, StateValues>();

  constructor(core: Core, person: string) {
    this.#core = core;
    this.#person = person;
  }

  /** What is on the screen there; an error says what is missing. */
  surface(where: Where): Surface {
    if (where === "modal" || where === "home") {
      const { surfaces } = this.#core;
      const view = where === "modal" ? surfaces.top(this.#person) : surfaces.home(this.#person);
      if (view === undefined)
        throw new Error(where === "modal" ? "no modal is open" : "no Home was published");
      return { blocks: view.blocks, view };
    }
    const room = this.#core.rooms.room(where.channel);
    if (!room.members.has(this.#person)) throw new Error(`not in ${room.name}`);
    const whisper = room.whispers.get(this.#person)?.get(where.ts);
    const message = whisper ?? room.byTs.get(where.ts);
    if (message === undefined) throw new Error(`there is no message ${where.ts} in ${room.name} (any more)`);
    return { blocks: message.blocks ?? [], room, message, ephemeral: whisper !== undefined };
  }

  values(where: Where): StateValues {
    const surface = this.surface(where);
    if (surface.view !== undefined) return surface.view.state.values;
    return stateOf(surface.blocks, this.#inMessages.get(key(where)));
  }

  enter(where: Where, found: Found, choose: Choice): Bag {
    const value = found.type === "file_input" ? this.#uploaded(choose) : chosen(found, choose);
    const surface = this.surface(where);
    const blockId = found.block.block_id;
    if (surface.view !== undefined) {
      this.#core.surfaces.setValue(this.#person, surface.view.id, blockId, found.actionId, value);
    } else {
      const values = this.values(where);
      this.#inMessages.set(key(where), {
        ...values,
        [blockId]: { ...values[blockId], [found.actionId]: value },
      });
    }
    return value;
  }

  /** Presses an element: its value is kept, and said in the action. */
  press(where: Where, found: Found, choose: Choice): Bag {
    const value = stateful(found.type) ? this.enter(where, found, choose) : {};
    return actionOf(found, value, choose, this.#core.ids.ts());
  }

  find(where: Where, actionId: string): Found {
    return findElement(this.surface(where).blocks, actionId, {});
  }

  #uploaded(choose: Choice): Bag {
    const files = (choose.files ?? []).map((file) => this.#core.files.add({ ...file, user: this.#person }));
    for (const file of files) this.#core.files.give(file.id);
    return { type: "file_input", files };
  }
}

function key(where: Where): string {
  return typeof where === "string" ? where : `${where.channel}:${where.ts}`;
}
