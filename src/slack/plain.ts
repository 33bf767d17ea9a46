import { z } from "zod";
import { toBoth } from "../words/to-both.ts";

/**
 * The text of a Slack message as a person reads it: without its markup for links and mentions.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export function readable(text: string): string {
  return text
    .replaceAll(
      /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g,
      (_, sign: string, target: string, label: string | undefined) => {
        if (sign === "@") return `@${label ?? target}`;
        if (sign === "#") return `#${label ?? target}`;
        if (sign === "!")
          return target.startsWith("date^") ? (label ?? "") : `@${(label ?? target).replace(/^@/, "")}`;
        return label === undefined || label === target ? target : `${label} (${target})`;
      },
    )
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

const sign = z.object({ type: z.literal("emoji"), name: z.string(), unicode: z.string().nullish() });
const holder = z.object({ elements: z.array(z.unknown()) });

/** How deep Slack puts a sign into a message: a block, a list in it, a line of that, the sign. */
const DEEP = 5;

/** The names of signs that somebody of the workspace made. Slack says of each of its own which character it is. */
function ownSigns(elements: unknown, depth = 0): readonly string[] {
  if (!Array.isArray(elements) || depth > DEEP) return [];
  return elements.flatMap((one: unknown) => {
    const found = sign.safeParse(one).data;
    if (found !== undefined) return found.unicode == null ? [found.name] : [];
    return ownSigns(holder.safeParse(one).data?.elements, depth + 1);
  });
}

/** What a message says, as a person reads it. A sign of the workspace's own may be named like somebody: its name stays behind. */
export function textOf(message: {
  readonly text?: string | null | undefined;
  readonly blocks?: unknown;
}): string {
  return ownSigns(message.blocks).reduce(
    (text, name) => text.replaceAll(`:${name}:`, toBoth.content.sign),
    readable(message.text ?? ""),
  );
}
