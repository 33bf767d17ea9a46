import type { VNode } from "preact";
import type { Setting } from "../../api.ts";
import { texts } from "../texts.ts";

type Command = Setting["commands"][number];

/** The commands that what was typed so far could become. */
export function commandsFor(all: readonly Command[], text: string): readonly Command[] {
  return /^\/\S*$/.test(text) ? all.filter((one) => one.name.startsWith(text)) : [];
}

export interface CommandsProps {
  readonly id: string;
  readonly offered: readonly Command[];
  readonly chosen: number;
  onPick(name: string): void;
}

/** What can follow a slash, above the field; arrows and Tab choose, the mouse too. */
export function Commands({ id, offered, chosen, onPick }: CommandsProps): VNode {
  return (
    <ul id={id} class="commands" aria-label={texts.composer.commands}>
      {offered.map((one, n) => (
        <li key={one.name}>
          <button type="button" class="command" aria-current={n === chosen} onClick={() => onPick(one.name)}>
            <strong>{one.name}</strong> <span>{one.says}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
