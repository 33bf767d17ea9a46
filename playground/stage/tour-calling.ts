import { ROOMS } from "./settle.ts";
import { type Step, untilMorning } from "./tour-steps.ts";

/** Danger at the counter: people come, and not only advice. */
export const calling: readonly Step[] = [
  {
    title: "危ないときは、人を呼びます",
    says: "別の日の窓口です。「危険がある」を押すと、確認なしで、高橋課長と村上係長に同時に伝わります。相談窓口にも、いちばん急ぐ件として届きます。",
    front: "head",
    opens: { clerk: "case", desk: "desk", head: "called" },
    play: async (players) => {
      await untilMorning(players);
      await players.clerk.types("/kasuhara", ROOMS.section);
      await players.clerk.presses("危険がある（応援を呼ぶ）");
    },
    expects: {
      clerk: ["応援を呼びました", "高橋さん（所属長）：まだ反応がありません", "村上さん（係長）"],
      desk: ["応援を呼んでいます"],
      head: ["応援を呼んでいます。", "向かいます", "代わりを頼む"],
    },
  },
  {
    title: "だれが来るかが、見えます",
    says: "高橋課長が「向かいます」を押しました。だれも押さないまま3分たてば、次の人と窓口の当番が呼ばれます。押していないことは、見たことになりません。",
    front: "clerk",
    play: async ({ head }) => head.presses("向かいます"),
    expects: {
      clerk: ["高橋さん（所属長）：向かっています"],
      desk: ["高橋さん（所属長）：向かっています"],
      head: ["高橋さん（所属長）：向かっています"],
    },
  },
  {
    title: "終わったら、全員に伝えます",
    says: "佐藤さんが「解除」を押して、いまの様子をひとこと書きました。向かっていた人にも、窓口のスレッドにも届きます。",
    front: "head",
    play: async ({ clerk }) => {
      await clerk.presses("解除");
      await clerk.submits({ いまの様子: "課長と係長が来てくださり、相手は帰りました。けがはありません。" });
    },
    expects: {
      clerk: ["呼び出しを終えました。"],
      head: ["呼び出しは終わりました。", "けがはありません。"],
    },
  },
];
