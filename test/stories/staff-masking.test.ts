import { expect } from "vitest";
import { story } from "../support/city.ts";
import { Sight } from "../support/sight.ts";
import { prepares, reports, told } from "../support/steps.ts";
import { errorsIn } from "../support/telling.ts";

const CALL = "山田太郎さんから電話があり、090-1234-5678に折り返すよう言われました。";
const HIDDEN = "〔氏名〕さんから電話があり、〔電話〕に折り返すよう言われました。";
const DESK_LINE = "伏せた所があります。必要なときは職員に尋ねてください。";
const CHOOSE = "伏せた所を選んで戻す";
const SEND_OPEN = "伏せずに送り直す";

story("who is named is hidden in the preview, on the card and in the desk's thread", async (city) => {
  const { sato, tanaka } = city;
  const desk = new Sight(city);
  await prepares(sato, { words: CALL });
  expect(sato.thread()).toContain(HIDDEN);
  expect(sato.thread()).toContain("名前や番号など、2か所を伏せました。");
  expect(sato.thread()).toContain(DESK_LINE);
  await sato.presses("送る");
  expect(city.card()).toContain(HIDDEN);
  expect(city.card()).toContain(DESK_LINE);

  await sato.writes("また山田太郎さんです。yamada@example.com にも送ると言っています。");
  expect(city.deskSees()).toContain("また〔氏名〕さんです。〔メール〕 にも送ると言っています。");
  expect(city.deskSees().split(DESK_LINE).length).toBe(3);
  expect(desk.of(tanaka).join()).not.toMatch(/山田|090-1234|yamada@/);
});

story("where nobody is named, nothing is said about hiding", async (city) => {
  const { sato } = city;
  await reports(sato);
  await sato.writes("きょうも30分、同じ話でした。市長さんを出せと言われました。");
  expect(city.deskSees()).toContain("きょうも30分、同じ話でした。市長さんを出せと言われました。");
  expect(city.deskSees()).not.toContain("伏せた所");
  expect(sato.thread()).not.toContain("伏せ");
  expect(sato.whispers().join()).not.toContain("伏せ");
});

story("one place is lifted in the preview, and hidden again", async (city) => {
  const { sato } = city;
  await prepares(sato, { words: `${CALL}山田太郎さんは怒っていました。` });
  await sato.presses(CHOOSE);
  expect(sato.modal()).toContain("〔氏名〕　山田太郎");
  expect(sato.modal()).toContain("2か所");
  await sato.submits({ "伏せた所（1〜2）": ["〔氏名〕　山田太郎"] });
  expect(sato.thread()).toContain("山田太郎さんから電話があり、〔電話〕に折り返すよう");
  expect(sato.thread()).toContain("名前や番号など、1か所を伏せました。2か所は、書いたとおりに見えます。");

  await sato.presses(CHOOSE);
  await sato.submits({ "伏せた所（1〜2）": [] });
  expect(sato.thread()).toContain(HIDDEN);

  await sato.presses(CHOOSE);
  await sato.submits({ "伏せた所（1〜2）": ["〔氏名〕　山田太郎", "〔電話〕　090-1234-5678"] });
  expect(sato.thread()).toContain("いま伏せている所はありません。3か所は、書いたとおりに見えます。");
  await sato.presses("送る");
  expect(city.card()).toContain(CALL);
  expect(city.card()).not.toContain(DESK_LINE);
});

story("what was lifted stays so until its own words are changed", async (city) => {
  const { sato } = city;
  await prepares(sato, { words: CALL });
  await sato.presses(CHOOSE);
  await sato.submits({ "伏せた所（1〜2）": ["〔電話〕　090-1234-5678"] });
  const half = "〔氏名〕さんから電話があり、090-1234-5678に";
  expect(sato.thread()).toContain(half);

  await sato.presses("直す");
  await sato.submits({ どこで: "窓口" });
  expect(sato.thread()).toContain(half);
  expect(sato.thread()).toContain("窓口");

  await sato.presses("直す");
  await sato.submits({ 何がありましたか: `${CALL}二度目です。` });
  expect(sato.thread()).toContain(`${HIDDEN}二度目です。`);
  await sato.presses(CHOOSE);
  await sato.submits({ "伏せた所（1〜2）": ["〔電話〕　090-1234-5678"] });
  expect(sato.thread()).toContain(half);
});

story("who writes to the desk hears what was hidden, and can send it as written", async (city) => {
  const { sato } = city;
  await reports(sato);
  const ts = await sato.writes("鈴村花子さんがまた来ました。");
  expect(city.deskSees()).toContain("〔氏名〕さんがまた来ました。");
  expect(sato.wasTold()).toContain("次の1か所を伏せて相談窓口に届けます。");
  expect(sato.wasTold()).toContain("〔氏名〕　鈴村花子");
  await sato.presses(SEND_OPEN);
  expect(city.deskSees()).toContain("鈴村花子さんがまた来ました。");
  expect(city.deskSees()).not.toContain("〔氏名〕");
  expect(city.deskSees()).not.toContain(DESK_LINE);
  expect(sato.wasTold()).toContain("書いたとおりに、相談窓口に届け直します。");
  expect(sato.marksOn(sato.actor.dm(), ts)).toEqual(["white_check_mark"]);

  await sato.edits(sato.actor.dm(), ts, "鈴村花子さんと川口一郎さんが来ました。");
  expect(city.deskSees()).toContain("〔氏名〕さんと〔氏名〕さんが来ました。");
  expect(city.deskSees()).not.toContain("鈴村");
  expect(sato.wasTold()).toContain("次の2か所を伏せて");
});

story("what was written outside the thread is hidden like the rest", async (city) => {
  const { sato } = city;
  await reports(sato);
  await sato.writes("鈴村花子さんがまた来ました。", { outside: true });
  await sato.presses("報告 R8-001に加える");
  expect(city.deskSees()).toContain("〔氏名〕さんがまた来ました。");
  expect(sato.wasTold()).toContain("〔氏名〕　鈴村花子");
  await sato.presses(SEND_OPEN);
  expect(city.deskSees()).toContain("鈴村花子さんがまた来ました。");
});

story("an old button does not open what was written since", async (city) => {
  const { sato } = city;
  await reports(sato);
  const ts = await sato.writes("鈴村花子さんがまた来ました。");
  await sato.edits(sato.actor.dm(), ts, "川口一郎さんがまた来ました。");
  await sato.pressesIn("鈴村花子", SEND_OPEN);
  expect(sato.wasTold() + sato.whispers().join()).toContain("文章がそのあと変わっています。");
  expect(city.deskSees()).not.toContain("川口");
});

story("a list opened before the words were sent or changed lifts nothing any more", async (city) => {
  const { sato } = city;
  await prepares(sato, { words: CALL });
  const ts = await sato.writes("森下恵子さんも電話に出ました。");
  await sato.presses(CHOOSE);
  await sato.fills({ "伏せた所（1〜3）": ["〔氏名〕　森下恵子"] });
  await sato.edits(sato.actor.dm(), ts, "森下健司さんも電話に出ました。");
  await sato.submits();
  expect(sato.thread()).toContain("〔氏名〕さんも電話に出ました。");

  await sato.presses(CHOOSE);
  await sato.fills({ "伏せた所（1〜3）": ["〔氏名〕　森下健司"] });
  const { actor } = sato;
  const preview = sato.everything(actor.dm()).findLast((m) => m.visible.includes("[送る]"));
  await actor.press({ channel: actor.dm(), ts: preview?.ts ?? "" }, "send");
  await city.settles();
  const late = await sato.submits();
  expect(errorsIn(late).join()).toContain("この件はもう送られています。");
  expect(city.card()).toContain("〔氏名〕さんも電話に出ました。");
});

story("people of the desk and the reporter are named, what the desk writes is left alone", async (city) => {
  const { sato, tanaka } = city;
  await reports(sato, { words: "田中さんに相談しました。佐藤が電話に出て、渡辺さんに代わりました。" });
  expect(city.card()).toContain("田中さんに相談しました。佐藤が電話に出て、〔氏名〕さんに代わりました。");
  await tanaka.notes("渡辺さんのことは前にも聞きました。");
  await tanaka.presses("職員に返事を書く");
  await tanaka.submits({ 返事: "渡辺さんには、こちらから電話します。" });
  expect(sato.thread()).toContain("渡辺さんには、こちらから電話します。");
});

story("who goes without a name is not given away by being the only one named", async (city) => {
  const { sato, tanaka } = city;
  const desk = new Sight(city);
  await reports(sato, {
    words: "佐藤さんはいるか、と渡辺さんが言いました。",
    share: "相談窓口だけ（名前を伏せる）",
  });
  expect(city.card()).toContain("〔氏名〕さんはいるか、と〔氏名〕さんが言いました。");
  expect(desk.of(tanaka).join()).not.toContain("佐藤");
});

story("a long narrative full of names arrives whole, in as many parts as announced", async (city) => {
  const { sato, tanaka } = city;
  const lines = (n: number) =>
    Array.from({ length: 70 }, (_, i) => `${n}-${i}：山田太郎さんが090-1234-5678から言いました。`).join("\n");
  const hidden = (text: string) =>
    text.replaceAll("山田太郎", "〔氏名〕").replaceAll("090-1234-5678", "〔電話〕");
  await prepares(sato, { words: "続きに書きます。" });
  for (let n = 0; n < 9; n++) await sato.writes(lines(n));
  const read = (who: typeof sato, channel: string) =>
    who
      .everything(channel)
      .filter((m) => m.user === city.slack.botUserId)
      .map((m) => m.visible)
      .join("\n");
  for (let n = 0; n < 9; n++)
    for (const line of hidden(lines(n)).split("\n")) expect(read(sato, sato.actor.dm())).toContain(line);
  await sato.presses(CHOOSE);
  await sato.submits({ "伏せた所（1〜2）": ["〔電話〕　090-1234-5678"] });
  await city.passes(30_000);
  await sato.presses("送る");
  await city.passes(30_000);
  const arrived = read(tanaka, city.deskChannel);
  for (let n = 0; n < 9; n++)
    for (const line of lines(n).replaceAll("山田太郎", "〔氏名〕").split("\n"))
      expect(arrived).toContain(line);
  expect(arrived).not.toContain("山田");
  expect(arrived).not.toContain("この部分はなくなりました");
});

story("nothing about a citizen stands in what is stored beside the words", async (city) => {
  const { sato } = city;
  await sato.types("/kasuhara-report");
  await sato.presses("いまは終わっている");
  await sato.submits(told(CALL));
  await sato.presses("相談窓口だけ", CHOOSE);
  await sato.submits({ "伏せた所（1〜2）": ["〔氏名〕　山田太郎"] });
  const carried = JSON.stringify(sato.everything(sato.actor.dm()).map((m) => m.blocks));
  expect(carried).not.toMatch(/"(?:value|action_id|block_id)":"[^"]*(?:山田|090)/);
});
