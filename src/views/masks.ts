import type { Checkboxes, InputBlock } from "@slack/types";
import type { Case } from "../cases/case.ts";
import { labels } from "../masking/mask.ts";
import { asking } from "../words/asking.ts";
import {
  button,
  buttons,
  form,
  harmless,
  type KnownBlock,
  type ModalView,
  paragraph,
  plainText,
  quotation,
  small,
} from "./kit.ts";
import { pieces, type Veiled } from "./shown.ts";

const { masking } = asking;

/** Slack takes ten boxes in a group. https://docs.slack.dev/reference/block-kit/block-elements/checkboxes-element */
const GROUP_HOLDS = 10;

/** Groups in the form; what is hidden beyond them stays hidden. */
const GROUPS = 30;

/** Slack's limit for the text of an option. */
const OPTION_HOLDS = 75;

/** The field of one group of places. */
export const maskField = (group: number): string => `mask.${group}`;

/** What a box is named after: where its words stand, never what they say. */
export const placeKey = ({ words, revision, start, end }: Veiled): string =>
  [words, revision, start, end].join(".");

/** The same hidden words, wherever they stand: one box for all of them. */
export interface Hidden {
  readonly places: readonly [Veiled, ...Veiled[]];
}

/** The places by what is hidden there, in the order in which each is first met. */
export function hiddenWords(places: readonly Veiled[]): readonly Hidden[] {
  const found = new Map<string, Hidden>();
  for (const place of places) {
    const known = found.get(place.id);
    found.set(place.id, { places: known === undefined ? [place] : [...known.places, place] });
  }
  return [...found.values()];
}

/** Asks which of the hidden places the desk is to see as they were written. */
export function liftModal(c: Case, places: readonly Veiled[], words?: number): ModalView {
  const all = hiddenWords(places);
  const offered = all.slice(0, GROUPS * GROUP_HOLDS);
  return form(
    "masks",
    { case: c.id, ...(words === undefined ? {} : { words }) },
    { title: masking.title, submit: masking.submit, close: asking.ask.cancel },
    [
      paragraph(masking.intro),
      ...Array.from({ length: Math.ceil(offered.length / GROUP_HOLDS) }, (_, n) =>
        group(n, offered.slice(n * GROUP_HOLDS, (n + 1) * GROUP_HOLDS)),
      ),
      ...(offered.length < all.length ? [small(masking.tooMany(all.length - offered.length))] : []),
    ],
  );
}

function group(n: number, hidden: readonly Hidden[]): InputBlock {
  const options = hidden.map(({ places }) => ({
    text: plainText(optionText(places[0])),
    value: placeKey(places[0]),
    ...(places.length > 1 ? { description: plainText(masking.times(places.length)) } : {}),
  }));
  const lifted = options.filter((_, index) => hidden[index]?.places.every((p) => p.lifted));
  const element: Checkboxes = {
    type: "checkboxes",
    action_id: maskField(n),
    options,
    ...(lifted.length === 0 ? {} : { initial_options: lifted }),
  };
  const from = n * GROUP_HOLDS;
  return {
    type: "input",
    block_id: maskField(n),
    optional: true,
    label: plainText(masking.group(from + 1, from + hidden.length)),
    element,
  };
}

function optionText({ kind, written }: Veiled): string {
  const text = `${labels[kind]}\u3000${harmless(written).replaceAll(/\s+/gu, " ")}`;
  return text.length <= OPTION_HOLDS ? text : `${pieces(text, OPTION_HOLDS - 1)[0] ?? ""}…`;
}

/** How many hidden words the answer to a message names. */
const NAMED = 15;

/** Right after a message: what of it the desk does not see, and how to send it as it was written. */
export function hiddenNote(
  caseId: number,
  words: number,
  revision: number,
  places: readonly Veiled[],
): KnownBlock[] {
  const all = hiddenWords(places);
  const lines = all.slice(0, NAMED).map(({ places: [first] }) => optionText(first));
  return [
    paragraph(masking.inMessage(places.length)),
    quotation([...lines, ...(all.length > NAMED ? [masking.andMore(all.length - NAMED)] : [])].join("\n")),
    buttons(
      button(masking.sendOpen, "unmask", { case: caseId, words, revision }),
      ...(all.length > 1 ? [button(masking.choose, "masks", { case: caseId, words, revision })] : []),
    ),
  ];
}
