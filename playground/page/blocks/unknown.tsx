import type { VNode } from "preact";

/** What this page cannot draw is said, never left out: a reader must know that something is missing. */
export function Unknown({ what }: { what: string }): VNode {
  return (
    <p class="unknown">
      この部分は、まだ表示できません（<code>{what === "" ? "種類が不明" : what}</code>）。
    </p>
  );
}
