import type { ComponentChildren } from "preact";
import { isBag, textOf } from "../../workspace/bag.ts";
import { emojiNamed } from "./emoji.ts";
import { emoji, inlines, parts } from "./inline.tsx";
import { parseMrkdwn } from "./mrkdwn.ts";

/** The words of a text object, without their looks: for names of things and for comparing. */
export function wordsOf(object: unknown): string {
  return isBag(object) ? (textOf(object.text) ?? "") : "";
}

/** A text object as Slack draws it: `mrkdwn` with its markup, `plain_text` with nothing but emoji. */
export function text(object: unknown): ComponentChildren {
  if (!isBag(object)) return null;
  const words = wordsOf(object);
  if (object.type === "mrkdwn") return parts(parseMrkdwn(words));
  return object.emoji === false ? words : withEmoji(words);
}

/** The same where only words fit, such as in a label: markup without blocks. */
export function line(object: unknown): ComponentChildren {
  if (!isBag(object) || object.type !== "mrkdwn") return text(object);
  return parseMrkdwn(wordsOf(object)).flatMap((part) =>
    part.kind === "lines" || part.kind === "quote"
      ? inlines(part.children)
      : part.kind === "pre"
        ? part.text
        : [],
  );
}

function withEmoji(words: string): ComponentChildren {
  const pieces = words.split(/:([a-z0-9_+-]+):/);
  return pieces.map((piece, n) => {
    if (n % 2 === 0) return piece;
    return emojiNamed(piece) === undefined ? `:${piece}:` : emoji(piece);
  });
}
