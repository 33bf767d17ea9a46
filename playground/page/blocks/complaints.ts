import { elements } from "../../workspace/elements.ts";
import { complaint } from "../../workspace/inputs.ts";
import type { Block, StateValues } from "../../workspace/shapes.ts";
import { valueIn } from "./surface.ts";

/** What the stand-in says as Slack's client in English, and how Slack says it to a Japanese reader. */
const SAID: readonly (readonly [RegExp, string])[] = [
  [/^Please complete this required field\.$/, "この項目を入力してください。"],
  [/^Must be (\d+) characters or less\.$/, "$1文字以内で入力してください。"],
  [/^Must be at least (\d+) characters\.$/, "$1文字以上で入力してください。"],
  [/^Please enter a valid number\.$/, "数字を入力してください。"],
  [/^Please enter a whole number\.$/, "小数のない数を入力してください。"],
  [/^The number is too small\.$/, "数が小さすぎます。"],
  [/^The number is too large\.$/, "数が大きすぎます。"],
  [/^Please enter a valid email address\.$/, "メールアドレスを確かめてください。"],
  [/^Please enter a valid URL\.$/, "URLを確かめてください。"],
  [/^We had some trouble connecting\. Try again\?$/, "うまく接続できませんでした。もう一度お試しください。"],
];

/** A complaint for a Japanese reader. The bot's own sentences are Japanese already and pass as they are. */
export function inJapanese(sentence: string): string {
  const known = SAID.find(([pattern]) => pattern.test(sentence));
  return known === undefined ? sentence : sentence.replace(known[0], known[1]);
}

/** What a form still lacks, by block_id, checked by the stand-in's own rules before anything is sent. */
export function complaintsIn(
  blocks: readonly Block[],
  values: StateValues,
): Readonly<Record<string, string>> {
  const wrong = elements(blocks).flatMap((found) => {
    const why = found.input ? complaint(found, valueIn(values, found)) : undefined;
    return why === undefined ? [] : [[found.block.block_id, inJapanese(why)] as const];
  });
  return Object.fromEntries(wrong);
}
