import { expect } from "vitest";
import { story } from "../support/city.ts";
import { told } from "../support/steps.ts";

const DANGER = "「危険がある」は、伏せたい方のお名前も、すぐ窓口と上司に伝えます。";
const NOT_110 = "この画面は110番の代わりにはなりません";
const DOORS = ["[危険がある（応援を呼ぶ）]", "[対応がまだ続いている]", "[いまは終わっている]"];
const BOTH = [
  "[危険がある（応援を呼ぶ）]",
  "[対応がまだ続いている（報告）]",
  "[いまは終わっている（報告）]",
  "[対応がまだ続いている（相談）]",
  "[いまは終わっている（相談）]",
];

const holds = (screen: string, doors: readonly string[]) => {
  for (const door of [NOT_110, DANGER, ...doors]) expect(screen).toContain(door);
};

story("each command answers with the doors at once, for the person alone", async ({ sato, takahashi }) => {
  const report = await sato.types("/kasuhara-report");
  expect(report.acknowledged).toBe(true);
  expect(sato.wasTold()).toContain("いまの状況は");
  holds(sato.wasTold(), DOORS);
  await sato.types("/kasuhara-consult");
  expect(sato.wasTold()).toContain("いまの状況は");
  holds(sato.wasTold(), DOORS);
  await sato.types("/kasuhara");
  holds(sato.wasTold(), BOTH);
  expect(takahashi.screen()).not.toContain("110番");
});

story("an unknown word after the command is said and leads to the doors all the same", async ({ sato }) => {
  await sato.types("/kasuhara そうだん <!channel> <@U0STANDBOT>");
  expect(sato.wasTold()).toMatch(/「そうだん .*」という言葉は使えません/);
  holds(sato.wasTold(), BOTH);
  await sato.types(`/kasuhara ${"あ".repeat(2_000)}`);
  holds(sato.wasTold(), BOTH);
});

story("the App Home holds the doors, and the form opens from it", async (city) => {
  const { sato } = city;
  await sato.opensHome();
  holds(sato.home(), BOTH);
  expect(sato.home()).toContain("まだありません。");
  await sato.presses("いまは終わっている（報告）");
  expect(sato.modal()).toContain("何がありましたか");
  await sato.submits(told("窓口で怒鳴られました"));
  await sato.presses("相談窓口だけ", "送る");
  expect(city.card()).toContain("窓口で怒鳴られました");
  await sato.opensHome();
  expect(sato.home()).toContain("R8-001　報告　窓口の担当を待っています");
});

story("danger pressed in the App Home shows the instructions at once", async (city) => {
  const { sato } = city;
  await sato.opensHome();
  await sato.presses("危険がある（応援を呼ぶ）");
  expect(city.card()).toContain("応援を呼んでいます");
  expect(sato.screen()).toContain("返事を待たず、声を出して周りを呼び、離れてください");
});

for (const shortcut of ["call-help", "report-or-consult"]) {
  story(`the shortcut ${shortcut} opens the doors`, async (city) => {
    const { sato } = city;
    await sato.uses(shortcut);
    holds(sato.modal(), BOTH);
    await sato.presses("いまは終わっている（相談）");
    expect(sato.modal()).toContain("続きはマモリから届きます。");
    await sato.dismisses();
    await sato.presses("飛ばす", "書く");
    await sato.submits(told("言い方がきつくなってきました"));
    await sato.presses("ここまでで送る", "相談窓口だけ", "送る");
    expect(city.card()).toContain("R8-001　相談");
  });
}

story("danger through a shortcut shows the instructions in its place", async (city) => {
  await city.sato.uses("call-help");
  await city.sato.presses("危険がある（応援を呼ぶ）");
  expect(city.sato.modal()).toContain("応援を呼びました");
  expect(city.card()).toContain("応援を呼んでいます");
});

story("a message is taken along into the draft, and can be changed before it is sent", async (city) => {
  const { sato, takahashi } = city;
  const { ts } = await takahashi.actor.write(city.general, "また同じ方から電話です <!here> *至急*");
  await sato.usesOn("record-exchange", city.general, ts);
  holds(sato.wasTold(), DOORS);
  expect(sato.wasTold()).toContain("選んだメッセージの文章を、下書きに写します");
  await sato.presses("いまは終わっている", "飛ばす", "書く");
  expect(sato.modal()).toContain("また同じ方から電話です @here *至急*");
  await sato.submits(told("また同じ方から電話です。三回目です。"));
  await sato.presses("ここまでで送る", "相談窓口だけ", "送る");
  expect(city.card()).toContain("また同じ方から電話です。三回目です。");
  expect(city.card()).not.toContain("至急");
});

story("a message longer than the form holds is taken along whole", async (city) => {
  const { sato, takahashi } = city;
  const long = `はじめ${"長いやり取りです。".repeat(500)}おわり`;
  const { ts } = await takahashi.actor.write(city.general, long);
  await sato.usesOn("record-exchange", city.general, ts);
  await sato.presses("いまは終わっている", "飛ばす", "書く");
  await sato.submits(told("メールのとおりです"));
  await sato.presses("ここまでで送る", "相談窓口だけ", "送る");
  expect(city.deskSees()).toContain("メールのとおりです");
  expect(city.deskSees().replaceAll("\n", "")).toContain("おわり");
});

story("Slack itself refuses a command in a thread, and nothing happens", async (city) => {
  const { sato } = city;
  const { ts } = await sato.actor.write(city.general, "おはようございます");
  const outcome = await sato.types("/kasuhara-report", ts);
  expect(outcome.shown).toContain("is not supported in threads");
  expect(sato.whispers()).toEqual([]);
});
