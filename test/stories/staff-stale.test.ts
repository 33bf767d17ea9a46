import { expect } from "vitest";
import { MINUTE, story } from "../support/city.ts";
import { posted } from "../support/posted.ts";
import { closes, prepares, reports, told, WHAT } from "../support/steps.ts";
import { errorsIn } from "../support/telling.ts";

story("an old answer with the doors, pressed after half an hour, still opens them", async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-report");
  await city.passes(31 * MINUTE);
  await sato.presses("いまは終わっている");
  expect(sato.modal()).toContain("何がありましたか");
  await sato.submits(told("遅れて書きました"));
  await sato.presses("相談窓口だけ", "送る");
  expect(city.card()).toContain("遅れて書きました");
});

story("when Slack takes neither form nor answer, the thread leads on", async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-report");
  city.slack.faults.add({ method: "views.open", kind: "error", error: "expired_trigger_id", times: 1 });
  city.slack.faults.add({ method: "response_url", kind: "error", error: "expired_url", times: 5 });
  await sato.presses("いまは終わっている");
  expect(sato.modal()).toBe("");
  city.slack.faults.clear();
  await sato.presses("書く");
  await sato.submits(told("スレッドから続けました"));
  await sato.presses("相談窓口だけ", "送る");
  expect(city.card()).toContain("スレッドから続けました");
});

story("an answered question is redrawn even if Slack takes no answer to the press", async (city) => {
  const { sato } = city;
  await prepares(sato);
  await sato.pressesIn("伝える相手\n[変更]", "変更");
  city.slack.faults.add({ method: "response_url", kind: "http500" });
  await sato.presses("相談窓口と所属長");
  expect(sato.thread()).toContain("*伝える相手*：相談窓口と所属長");
});

story("the form of a case that was sent meanwhile says so, and keeps what was typed", async (city) => {
  const { sato } = city;
  await prepares(sato);
  await sato.presses("直す");
  const preview = sato.everything(sato.actor.dm()).find((m) => m.visible.startsWith("窓口に送る内容"));
  await sato.actor.press({ channel: sato.actor.dm(), ts: preview?.ts ?? "" }, "send");
  await city.settles();
  await city.passes(3_000);
  const outcome = await sato.submits({ 何がありましたか: "送ったあとに直した文章" });
  expect(errorsIn(outcome).join()).toContain("この件はもう送られています");
  expect(JSON.stringify(sato.actor.modal()?.state)).toContain("送ったあとに直した文章");
  expect(city.card()).toContain(WHAT);
});

story("the form of a discarded draft says so", async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("いまは終わっている");
  const head = sato.everything(sato.actor.dm()).find((m) => m.visible.startsWith("報告の下書き"));
  await sato.actor.press({ channel: sato.actor.dm(), ts: head?.ts ?? "" }, "withdraw");
  await city.settles();
  const outcome = await sato.submits(told("消したあとの文章"));
  expect(errorsIn(outcome)).toEqual(["この件は取り下げられています。"]);
  expect(JSON.stringify(sato.actor.modal()?.state)).toContain("消したあとの文章");
});

story("送る pressed three times at once sends once", async (city) => {
  const { sato } = city;
  await prepares(sato);
  await Promise.all([sato.pressing("送る"), sato.pressing("送る"), sato.pressing("送る")]);
  await city.settles();
  await city.passes(3_000);
  expect(city.cards()).toHaveLength(1);
  expect(sato.whispers().join()).not.toContain("送られています");
});

story("送る and やめる at once: one of them holds, on both sides alike", async (city) => {
  const { sato } = city;
  await prepares(sato);
  await Promise.all([sato.pressing("送る"), sato.pressing("やめる")]);
  await city.settles();
  await city.passes(3_000);
  expect(sato.thread()).toContain("取り下げました。");
  for (const card of city.cards()) expect(card).not.toContain(WHAT);
});

story("a draft offered by an old answer that was discarded since", async (city) => {
  const { sato } = city;
  await prepares(sato);
  await sato.types("/kasuhara-report");
  await sato.pressesIn("窓口に送る内容", "やめる");
  await sato.presses("下書きを続ける");
  expect(sato.wasTold()).toContain("この下書きはもうありません。");
});

story("reopened twice, withdrawn twice: the second press changes nothing", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await closes(tanaka);
  await sato.presses("もう一度相談する");
  await Promise.all([sato.pressing("取り下げる"), sato.pressing("取り下げる")]);
  await city.settles();
  await city.passes(3_000);
  expect(city.deskSees().split("この件は、本人が取り下げました。")).toHaveLength(2);
});

story("the desk claims while the reporter withdraws: nobody is left with a wrong screen", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato);
  await Promise.all([tanaka.pressing("担当する"), sato.pressing("取り下げる")]);
  await city.settles();
  await city.passes(5_000);
  expect(city.card()).toContain("取り下げられました。");
  expect(sato.thread()).toContain("取り下げました。");
});

story(
  "buttons and boxes for options that do not exist any more are refused with a sentence",
  async (city) => {
    const { sato } = city;
    await sato.types("/kasuhara-consult");
    await sato.presses("いまは終わっている", "飛ばす", "書く");
    await sato.submits(told("ことば"));
    await sato.fills({ 言葉や態度: ["大声で怒鳴られた"] });
    await sato.presses("次へ");
    const dm = sato.actor.dm();
    const text = (label: string) => ({ type: "plain_text", text: label });
    const at = { v: 1, case: 1, topic: "stop" };
    const gone = JSON.stringify({ ...at, question: "stop", option: "gone" });
    const buttons = await posted(city, dm, [
      {
        type: "actions",
        elements: [{ type: "button", action_id: "choose.0", text: text("昔の"), value: gone }],
      },
    ]);
    const boxes = await posted(city, dm, [
      {
        type: "input",
        block_id: "f.stop",
        label: text("伝えたあと"),
        element: {
          type: "radio_buttons",
          action_id: "f.stop",
          options: [{ text: text("昔の選択肢"), value: "gone" }],
        },
      },
      {
        type: "actions",
        elements: [{ type: "button", action_id: "next", text: text("昔の次へ"), value: JSON.stringify(at) }],
      },
    ]);
    await sato.fills({ 伝えたあと: "昔の選択肢" });
    for (const [ts, verb] of [
      [buttons, "choose.0"],
      [boxes, "next"],
    ] as const) {
      const before = sato.whispers().length;
      await sato.actor.press({ channel: dm, ts }, verb);
      await city.settles();
      await city.passes(3_000);
      expect(sato.whispers().slice(before), verb).toEqual([
        "その答えはいま選べません。画面が古いようです。スレッドの新しい質問から選んでください。",
      ]);
      expect(sato.thread()).not.toContain("伝えたあと：");
    }
    await sato.presses("伝えたあとも続いた");
    expect(sato.thread()).toContain("伝えたあと：伝えたあとも続いた");
  },
);
