import { expect } from "vitest";
import { MINUTE, story } from "../support/city.ts";
import { told } from "../support/steps.ts";

story("while it goes on: phrases, since when it repeats, the end, and then what happened", async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("対応がまだ続いている");
  expect(sato.wasTold()).toContain("続きはマモリから届きます。");
  expect(sato.thread()).toContain("「これ以上の対応はできません。お引き取りください。」");
  expect(sato.thread()).toContain("庁舎管理者だけ");
  expect(sato.thread()).toContain("30分は対応を終える目安");
  await city.passes(20 * MINUTE);
  await sato.presses("同じ話の繰り返しになった");
  expect(sato.thread()).toContain("10:20から、同じ話の繰り返しになっています。10:50が、対応を終える目安です");
  expect(sato.thread()).not.toContain("[同じ話の繰り返しになった]");
  await sato.presses("終わった");
  expect(sato.thread()).toContain("対応は終わりました。おつかれさまでした。");
  await sato.presses("書く");
  await sato.submits(told("同じ要求が続きました"));
  await sato.presses("相談窓口だけ");
  expect(sato.thread()).toContain("10:20から、同じ話の繰り返し（膠着）");
  await sato.presses("送る");
  expect(city.card()).toContain("10:20から、同じ話の繰り返し（膠着）");
});

story("the repetition pressed twice counts once, from the first press", async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("対応がまだ続いている");
  await Promise.all([
    sato.pressing("同じ話の繰り返しになった"),
    sato.pressing("同じ話の繰り返しになった"),
    sato.pressing("同じ話の繰り返しになった"),
  ]);
  await city.settles();
  expect(sato.thread().split("から、同じ話の繰り返しになっています。")).toHaveLength(2);
  await city.passes(10 * MINUTE);
  await sato.presses("終わった", "書く");
  await sato.submits(told("続きました"));
  await sato.presses("相談窓口だけ", "送る");
  expect(city.card()).toContain("10:00から、同じ話の繰り返し（膠着）");
});

story("help can be called while the talk goes on", async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-consult");
  await sato.presses("対応がまだ続いている");
  await sato.pressesIn("対応が続いているあいだ", "応援を呼ぶ");
  expect(city.card()).toContain("応援を呼んでいます");
  expect(sato.thread()).toContain("応援を呼びました");
  expect(sato.thread()).toContain("お引き取りください");
});

story("what happened may wait: the desk sees that it is to ask", async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("いまは終わっている");
  const { 何がありましたか: _, ...rest } = told("");
  await sato.submits({ ...rest, "　": "あとで窓口に話す" });
  await sato.presses("相談窓口だけ");
  expect(sato.thread()).toContain("*あったこと*：あとで窓口に話す");
  await sato.presses("送る");
  expect(city.card()).toContain("*あったこと*：あとで窓口に話す");
});
