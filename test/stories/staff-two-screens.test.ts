import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { Citizen } from "../support/citizen.ts";
import { type City, story } from "../support/city.ts";
import { asksFor, UNSURE } from "../support/steps.ts";
import { errorsIn } from "../support/telling.ts";

const options = { policy: readFileSync("test/rules/test-policy.yml", "utf8") };

/** A consultation as far as the question what happened after the words; the thread is open on two screens. */
async function consults(who: Citizen): Promise<void> {
  await who.types("/kasuhara-consult");
  await who.presses("終わった");
  await who.submits({ "何が。": "短い言葉", "どこで。": "窓口" });
  await who.fills({ 言葉: ["怒鳴られた"] });
  await who.presses("次へ");
}

/** Both screens have what they pressed at the same moment, and what followed. */
async function together(city: City, ...presses: readonly Promise<unknown>[]): Promise<void> {
  await Promise.all(presses);
  await city.settles();
  await city.passes(5_000);
}

/** Brings it to the desk, whatever is still open, and gives the card. */
async function sends(city: City): Promise<string> {
  const { sato } = city;
  if (sato.thread().includes("答えを選び直してください。")) await sato.presses("次へ");
  if (sato.thread().includes("[窓口だけ]")) await sato.presses("窓口だけ");
  await sato.presses("送る");
  return city.card();
}

story(
  "変更 on one screen, then the next question answered on the other",
  async (city) => {
    const { sato } = city;
    await consults(sato);
    await sato.pressesIn("あったことは。：怒鳴られた", "変更");
    await sato.pressesIn("伝えたあとは。", "収まった");
    expect(sato.thread()).toContain("あったことは。：怒鳴られた");
    expect(sato.thread()).toContain("伝えたあとは。：収まった");
    expect(await sends(city)).toMatch(/あったことは。\*：怒鳴られた\n\*伝えたあとは。\*：収まった/);
  },
  options,
);

story(
  "the next question answered on one screen, then 変更 on the other",
  async (city) => {
    const { sato } = city;
    await consults(sato);
    await sato.pressesIn("伝えたあとは。", "収まった");
    await sato.pressesIn("あったことは。：怒鳴られた", "変更");
    expect(sato.thread()).toContain("答えを選び直してください。");
    expect(sato.thread()).toContain("伝えたあとは。：収まった");
    await sato.fills({ 言葉: ["怒鳴られた", "侮辱された"] });
    expect(await sends(city)).toMatch(
      /あったことは。\*：侮辱された、怒鳴られた\n\*伝えたあとは。\*：収まった/,
    );
  },
  options,
);

story(
  "変更 on one screen and the next answer on the other at the same moment: both hold",
  async (city) => {
    const { sato } = city;
    await consults(sato);
    const changed = sato.pressingIn("あったことは。：怒鳴られた", "変更");
    await together(city, changed, sato.pressingIn("伝えたあとは。", "収まった"));
    expect(sato.thread()).toContain("伝えたあとは。：収まった");
    expect(await sends(city)).toMatch(/あったことは。\*：怒鳴られた\n\*伝えたあとは。\*：収まった/);
  },
  options,
);

story(
  "a changed answer and the next one at the same moment: what is no longer asked is said, and kept",
  async (city) => {
    const { sato } = city;
    await consults(sato);
    await sato.pressesIn("あったことは。：怒鳴られた", "変更");
    await sato.fills({ 安全: ["叩かれた"], 言葉: [] });
    const changed = sato.pressingIn("答えを選び直してください。", "次へ");
    await together(city, changed, sato.pressingIn("伝えたあとは。", "収まった"));
    expect(sato.thread()).toContain("あったことは。：叩かれた");
    expect(sato.thread()).not.toContain("伝えたあとは。：収まった");
    // Whichever came first, the thread shows the same, and the preview has only what counts.
    await sato.presses("窓口だけ");
    expect(sato.thread()).toContain("[送る]");
    await sato.presses("送る");
    expect(city.card()).toContain("叩かれた");
    expect(city.card()).not.toContain("収まった");
    const told = sato.whispers().slice(1).join();
    expect(told === "" || told.includes("スレッドの新しい表示から操作してください。"), told).toBe(true);
  },
  options,
);

story(
  "the same list answered differently on two screens at the same moment: the later one holds, everywhere",
  async (city) => {
    const { sato } = city;
    await sato.types("/kasuhara-consult");
    await sato.presses("終わった");
    await sato.submits({ "何が。": "短い言葉", "どこで。": "窓口" });
    await sato.fills({ 安全: ["叩かれた"] });
    const one = sato.pressing("次へ");
    await sato.fills({ 安全: ["脅された"] });
    await together(city, one, sato.pressing("次へ"));
    const said = /あったことは。：(叩かれた|脅された)\n/.exec(sato.thread())?.[1];
    expect(said).toBeDefined();
    expect(await sends(city)).toContain(`あったことは。*：${said}\n`);
  },
  options,
);

story(
  "an option that stops being offered on the other screen counts nowhere any more",
  async (city) => {
    const { sato } = city;
    await sato.types("/kasuhara-consult");
    await sato.presses("終わった");
    await sato.submits({ "何が。": "短い言葉", "どこで。": "窓口" });
    await sato.fills({ 安全: ["叩かれた"], 繰り返し: ["訪問先から帰れない"] });
    await sato.pressesIn("あったこと\n[変更]", "変更");
    const old = sato.everything(sato.actor.dm()).find((m) => m.visible.includes("あったことは。"));
    const late = sato.actor.press({ channel: sato.actor.dm(), ts: old?.ts ?? "" }, "next");
    await together(city, sato.actor.submit({ "f.how": "phone" }), late);
    expect(sato.modal()).toBe("");
    // Whichever came first: it is refused and asked again, or no longer counts.
    if (sato.wasTold().includes("その答えはいま選べません。")) await sato.presses("次へ");
    expect(sato.thread()).toContain("あったことは。：叩かれた\n");
    expect(sato.thread()).not.toContain("訪問先から帰れない");
    expect(await sends(city)).toMatch(/あったことは。\*：叩かれた\n/);
  },
  options,
);

const modalOf = (who: Citizen) => JSON.stringify(who.actor.modal()?.state ?? {});

story(
  "a form left open while the words were written on another screen does not replace them unseen",
  async (city) => {
    const { sato } = city;
    await sato.types("/kasuhara-report");
    await sato.presses("終わった");
    await sato.fills({ "何が。": "あとの画面" });
    sato.actor.otherClient();
    await sato.presses("書く");
    await sato.submits({ "何が。": "先の画面", "どこで。": "電話" });
    await sato.presses("窓口だけ");
    sato.actor.otherClient();

    await sato.submits();
    expect(sato.modal()).toContain("ほかの画面で、次のように書かれました。");
    expect(sato.modal()).toContain("先の画面");
    expect(modalOf(sato)).toContain("あとの画面");
    expect(sato.thread()).toContain("先の画面");
    await sato.submits({ "何が。": "先と、あと" });
    expect(sato.modal()).toBe("");
    await sato.presses("送る");
    expect(city.card()).toContain("先と、あと");
  },
  options,
);

story(
  "the same words sent from two forms are no change, and dismissing the later form keeps the earlier words",
  async (city) => {
    const { sato } = city;
    await sato.types("/kasuhara-report");
    await sato.presses("終わった");
    await sato.fills({ "何が。": "同じ言葉" });
    sato.actor.otherClient();
    await sato.presses("書く");
    await sato.submits({ "何が。": "同じ言葉" });
    sato.actor.otherClient();
    await sato.submits();
    expect(sato.modal()).toBe("");
    await sato.presses("窓口だけ", "直す");
    await sato.fills({ "何が。": "別の言葉" });
    sato.actor.otherClient();
    await sato.presses("直す");
    await sato.submits({ "何が。": "三つ目の言葉" });
    sato.actor.otherClient();
    await sato.submits();
    expect(sato.modal()).toContain("三つ目の言葉");
    await sato.dismisses();
    await sato.presses("送る");
    expect(city.card()).toContain("三つ目の言葉");
  },
  options,
);

story(
  "a form left open whose question is not asked any more says so, and keeps what was typed",
  async (city) => {
    const { sato } = city;
    await asksFor(sato, UNSURE);
    await sato.pressesIn("相談したいこと：カスハラ", "変更");
    await sato.fills({ 何をいっしょに考えましょうか: ["まず話を聞いてほしい"] });
    await sato.pressesIn("答えを選び直してください。", "次へ");
    const outcome = await sato.submits({
      何がありましたか: "書きかけの文章",
      どこで: "電話",
      相手方は: "市民・利用者",
    });
    expect(errorsIn(outcome)).toEqual([
      "この画面は古くなっています。スレッドの新しい表示から操作してください。",
    ]);
    expect(modalOf(sato)).toContain("書きかけの文章");
    await sato.dismisses();
    expect(sato.thread()).toContain("相談したいこと：まず話を聞いてほしい");
    expect(sato.thread()).toContain("お話しできる時間");
  },
);
