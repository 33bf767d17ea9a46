import { isMarked, shows, type Talk } from "./talk.ts";

const DAY = "2026-11-16";
const doors = ["いまは終わっている", "対応がまだ続いている", "危険がある（応援を呼ぶ）"] as const;
const shares = ["相談窓口と所属長", "相談窓口だけ", "相談窓口だけ（名前を伏せる）"] as const;

/** One conversation from the command to its end. Its course follows from its number alone. */
export async function converse(talk: Talk, number: number): Promise<void> {
  const door = doors[number % 5 < 3 ? 0 : (number % 5) - 2] ?? doors[0];
  const consults = number % 2 === 1;
  await enters(talk, consults ? "/kasuhara-consult" : "/kasuhara-report", door);
  if (consults && door === doors[0]) await chooses(talk, "飛ばす", "doubt");
  await tells(talk);
  if (consults) await chooses(talk, "ここまでで送る", "facts");
  await shares_(talk, door === doors[2] ? shares[1] : (shares[number % 3] ?? shares[1]));
  // People read what the bot says before they write on; so its place in the thread is always the same.
  if (!consults) await talk.sees("the offer to go on", () => shows(talk.thread(), "続けて答える"));
  if (number % 4 === 2) await goesOn(talk);
  await messages(talk, `その日の夕方にも電話がありました${talk.tag}`);
  if (number % 10 === 6) return withdraws(talk);
  await claims(talk);
  if (number % 2 === 0) {
    await notesInside(talk, 1);
    await repliesByForm(talk);
  } else {
    await repliesByNote(talk);
    await notesInside(talk, 2);
  }
  await messages(talk, `ありがとうございます、そうします${talk.tag}`);
  await closes(talk);
  if (number % 4 === 1) await reopens(talk);
}

async function enters(talk: Talk, command: string, door: string): Promise<void> {
  const whispers = () => talk.clerk.sees(talk.dm).filter((m) => m.ephemeral);
  await talk.once(
    "the door",
    () => talk.happened("opened") > 0,
    async () => {
      await talk.again(
        "the doors",
        () => shows(whispers(), door),
        () => talk.clerk.command(command, { channel: talk.dm }),
      );
      return talk.press(talk.clerk, whispers(), door);
    },
  );
  if (door === doors[1]) {
    const passes = async (label: string, text: string) => {
      await talk.sees(label, () => shows(talk.thread(), `[${label}]`));
      await talk.again(
        label,
        () => shows(talk.thread(), text),
        () => talk.press(talk.clerk, talk.thread(), label),
      );
    };
    await passes("同じ話の繰り返しになった", "から、同じ話の繰り返しになっています");
    await passes("終わった", "おつかれさまでした");
  }
  if (door === doors[2]) {
    await talk.atDesk("the urgent card");
    await chooses(talk, "相談室", "place");
    await isCalled(talk);
  }
}

/** Who is called comes, and the clerk says how it ended. */
async function isCalled(talk: Talk): Promise<void> {
  await talk.sees("the call", () => shows(talk.calls(), "[向かいます]") && shows(talk.calls(), "相談室"));
  await talk.again(
    "who comes",
    () =>
      shows(talk.thread(), "：向かっています") && shows(talk.cardThread().slice(0, 1), "：向かっています"),
    () => talk.press(talk.head, talk.calls(), "向かいます"),
  );
  const ends = () => talk.press(talk.clerk, talk.thread(), "解除");
  const word = { note: `もう大丈夫です${talk.tag}` };
  await talk.form(talk.clerk, "stand-down", ends, word, () => talk.happened("stood-down") > 0);
  await talk.sees("the end of the call", () => shows(talk.calls(), "向かっていただき"));
}

/** Answers a question by the button that is the answer. */
async function chooses(talk: Talk, label: string, topic: string): Promise<void> {
  await talk.sees(`the question ${topic}`, () => shows(talk.thread(), `[${label}]`));
  await talk.once(
    `the answer ${label}`,
    () => talk.happened("answered", `"topic":"${topic}"`) > 0,
    () => talk.press(talk.clerk, talk.thread(), label),
  );
}

async function tells(talk: Talk): Promise<void> {
  const open = async () => {
    await talk.sees("the question told", () => shows(talk.thread(), "[書く]"));
    return talk.press(talk.clerk, talk.thread(), "書く");
  };
  const values = {
    "f.what": `窓口で長い時間、大声で責められました${talk.tag}`,
    "f.how": "counter",
    "f.whose": "self",
    "f.party": "user",
  };
  await talk.form(talk.clerk, "topic", open, values, () => talk.happened("answered", `"topic":"told"`) > 0);
}

async function shares_(talk: Talk, share: string): Promise<void> {
  await chooses(talk, share, "share");
  await talk.sees("the preview", () => shows(talk.thread(), "[送る]"));
  await talk.again(
    "the sending",
    () => shows(talk.thread(), "に、相談窓口へ送りました") && shows(talk.cardThread(), "責められました"),
    () => talk.press(talk.clerk, talk.thread(), "送る"),
  );
}

/** Goes on answering after the report was sent, and leaves it at what comes first. */
async function goesOn(talk: Talk): Promise<void> {
  const goOn = "続けて答える（3分ほど）";
  await talk.sees("the offer to go on", () => shows(talk.thread(), `[${goOn}]`));
  await talk.again(
    "going on",
    () => shows(talk.thread(), "[ここまでにする]"),
    () => talk.press(talk.clerk, talk.thread(), goOn),
  );
  await chooses(talk, "ここまでにする", "facts");
  await talk.sees("the result", () => shows(talk.thread(), "これは判断ではありません"));
}

async function messages(talk: Talk, text: string): Promise<void> {
  const ts = await talk.writes(text);
  await talk.sees("the message at the desk", () => shows(talk.cardThread(), text));
  await talk.sees("the mark on the message", () => isMarked(talk.thread(), ts));
}

async function withdraws(talk: Talk): Promise<void> {
  await talk.again(
    "the withdrawal",
    () => shows(talk.cardThread(), "取り下げられました") && shows(talk.thread(), "取り下げました"),
    () => talk.press(talk.clerk, talk.thread(), "取り下げる"),
  );
}

async function claims(talk: Talk): Promise<void> {
  await talk.again(
    "the claim",
    () => !shows(talk.cardThread(), "[担当する]") && shows(talk.cardThread().slice(1), "さんが担当します"),
    () => talk.press(talk.helper, talk.cardThread(), "担当する"),
  );
}

async function notesInside(talk: Talk, nth: number): Promise<void> {
  await talk.notes(`内部：所属長にも同席してもらう${talk.tag}`);
  await talk.kept("the note", () => talk.happened("noted") >= nth);
}

async function arrives(talk: Talk, text: string): Promise<void> {
  await talk.sees(
    "the reply",
    () => shows(talk.thread(), text) && shows(talk.cardThread().slice(0, 1), "に届きました"),
  );
}

async function repliesByForm(talk: Talk): Promise<void> {
  const text = `次は二人で応対しましょう${talk.tag}`;
  await talk.form(
    talk.helper,
    "reply",
    () => talk.press(talk.helper, talk.cardThread().slice(0, 1), "職員に返事を書く"),
    { "reply.none": text },
    () => talk.happened("replied") > 0,
  );
  await arrives(talk, text);
}

/** Through a note of one's own: the offer beside it may be lost, the reaction brings it again. */
async function repliesByNote(talk: Talk): Promise<void> {
  const text = `お話を聞かせてください${talk.tag}`;
  const ts = await talk.notes(text);
  await talk.kept("the note to be sent", () => talk.happened("noted") > 0);
  const whispers = () => talk.cardThread().filter((m) => m.ephemeral);
  const offer = () => whispers().filter((m) => m.visible.includes("[職員に送る]"));
  const asks = async () => {
    if (offer().length > 0) return talk.press(talk.helper, offer(), "職員に送る");
    const isSet = talk.cardThread().some((m) => m.ts === ts && m.reactions.length > 0);
    if (isSet) await talk.helper.unreact(talk.desk, ts, "incoming_envelope");
    return talk.helper.react(talk.desk, ts, "incoming_envelope");
  };
  const isOffered = () => shows(whispers(), "[送る]");
  const isSent = () => talk.happened("replied") > 0;
  await talk.once("sending the note", isSent, async () => {
    await talk.again("the confirmation", isOffered, asks);
    return talk.press(talk.helper, whispers(), "送る");
  });
  await arrives(talk, text);
  await talk.sees("the mark on the note", () => isMarked(talk.cardThread(), ts));
}

async function closes(talk: Talk): Promise<void> {
  const presses = (label: string) => () => talk.press(talk.helper, talk.cardThread().slice(0, 1), label);
  const reason = `説明のあとも続いています${talk.tag}`;
  await talk.form(
    talk.helper,
    "decide",
    presses("組織の判断を記録する"),
    { outcome: "applies", reason },
    () => talk.happened("decided") > 0,
  );
  await talk.sees("the decision", () => shows(talk.thread(), "組織としての判断が記録されました"));
  const facts = {
    "on.verified": DAY,
    "on.cared": DAY,
    "why.prevented": `市に誤りはありません${talk.tag}`,
    "on.explained": DAY,
  };
  await talk.form(talk.helper, "close", presses("終わりにする"), facts, () => talk.happened("closed") > 0);
  await talk.sees(
    "the closing",
    () => shows(talk.thread(), "お知らせいただき、ありがとうございました") && talk.happened("delivered") > 1,
  );
}

async function reopens(talk: Talk): Promise<void> {
  await talk.again(
    "the reopening",
    () => shows(talk.cardThread().slice(0, 1), "[担当する]"),
    () => talk.press(talk.clerk, talk.thread(), "もう一度相談する"),
  );
}
