import {
  byType,
  type Fields,
  flag,
  integer,
  kind,
  list,
  object,
  oneOf,
  optional,
  string,
  stringThat,
} from "./block-checks.ts";
import { address, identifier } from "./block-objects.ts";

const words = string({ min: 1 });
const id = string({ min: 1 });

const style = optional(
  object({
    bold: optional(flag),
    code: optional(flag),
    italic: optional(flag),
    strike: optional(flag),
    underline: optional(flag),
  }),
);

function inline(fields: Fields) {
  return kind({ ...fields, style });
}

const text = inline({ text: words });
const link = inline({ url: address, text: optional(words), unsafe: optional(flag) });

const inlineElements = {
  text,
  link,
  user: inline({ user_id: id }),
  usergroup: inline({ usergroup_id: id }),
  channel: inline({ channel_id: id }),
  team: inline({ team_id: id }),
  emoji: inline({ name: words, unicode: optional(words), url: optional(address) }),
  broadcast: inline({ range: oneOf("here", "channel", "everyone") }),
  color: inline({ value: stringThat("a colour like #1a2b3c", (value) => /^#[0-9a-f]{6}$/i.test(value)) }),
  date: inline({
    timestamp: integer(0),
    format: words,
    url: optional(address),
    fallback: optional(words),
  }),
};

const inlines = list(byType(inlineElements));
const border = optional(oneOf(0, 1));
const section = kind({ elements: inlines });

/** Formatted text as people write it; the only kind of text that carries nobody's markup. */
export const richText = byType({
  rich_text: kind({
    block_id: optional(identifier),
    elements: list(
      byType({
        rich_text_section: section,
        rich_text_list: kind({
          style: oneOf("bullet", "ordered"),
          elements: list(byType({ rich_text_section: section }), { min: 1 }),
          indent: optional(integer(0, 8)),
          offset: optional(integer(0)),
          border,
        }),
        rich_text_quote: kind({ elements: inlines, border }),
        rich_text_preformatted: kind({ elements: list(byType({ text, link })), border }),
      }),
      { min: 1 },
    ),
  }),
});
