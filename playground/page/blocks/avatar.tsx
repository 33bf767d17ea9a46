import type { VNode } from "preact";

/** Colours for people without a photograph: dark enough for white letters, far enough from one another. */
const COLOURS = 6;

/** A person as the first character of their name; the bot as the character it is called after. */
export function Avatar({ name, bot }: { name: string; bot: boolean }): VNode {
  const [first = "？"] = name;
  const colour = [...name].reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0) % COLOURS;
  return (
    <span class={bot ? "avatar avatar-bot" : `avatar avatar-${colour}`} aria-hidden="true">
      {bot ? "守" : first}
    </span>
  );
}
