import {
  comes,
  deskIsReminded,
  isCalled,
  isCounted,
  isOver,
  isWarned,
  nextIsCalled,
  ownerIsReminded,
} from "./hours.ts";
import {
  edits,
  isNodded,
  messages,
  nods,
  notesInside,
  repliesByForm,
  repliesByNote,
  takesBack,
} from "./relaying.ts";
import { shows, type Talk } from "./talk.ts";

const DAY = "2026-11-17";
const doors = ["いまは終わっている", "対応がまだ続いている", "危険がある（応援を呼ぶ）"] as const;
const shares = ["相談窓口と所属長", "相談窓口だけ", "相談窓口だけ（名前を伏せる）"] as const;

/** One conversation from the command to its end. Its course follows from its number alone. */
export async function converse(talk: Talk, number: number): Promise<void> {
  const [isLive, isInDanger] = [number % 5 === 3, number % 5 === 4];
  const consults = number % 2 === 1;
  const door = doors[isLive ? 1 : isInDanger ? 2 : 0];
  await enters(talk, consults ? "/kasuhara-consult" : "/kasuhara-report", door);
  if (isLive) await isCounted(talk);
  if (isInDanger) await isCalled(talk);
  if (isInDanger && consults) await comes(talk, talk.head);

  await talk.reaches("nobody comes");
  if (isInDanger && !consults) {
    await nextIsCalled(talk);
    await comes(talk, talk.above);
  }
  await talk.reaches("nearly half an hour");
  if (isLive) await isWarned(talk);
  if (isInDanger) await deskIsReminded(talk, "due");
  await talk.reaches("half an hour");
  if (isLive) await isOver(talk);

  await talk.reaches("telling");
  if (consults && door === doors[0]) await talk.chooses("飛ばす", "doubt");
  await tells(talk);
  if (consults) await talk.chooses("ここまでで送る", "facts");
  await shares_(talk, isInDanger ? shares[1] : (shares[number % 3] ?? shares[1]));
  // People read what the bot says before they write on; so its place in the thread is always the same.
  if (!consults) await talk.sees("the offer to go on", () => shows(talk.thread(), "続けて答える"));
  if (number % 4 === 2) await goesOn(talk);

  await talk.reaches("writing");
  await writes(talk, number);
  if (number % 10 === 6) return withdraws(talk);
  await talk.reaches("claiming");
  const isClaimedLate = number % 5 === 2;
  if (!isClaimedLate) await claims(talk);
  await isWaitedFor(talk, isClaimedLate);
  await talk.reaches("answering");
  if (isClaimedLate) await claims(talk);
  await isAnswered(talk, number);
  await talk.reaches("closing");
  await closes(talk);
  if (number % 4 === 1) await reopens(talk);
}

/** What the clerk writes to the desk once it has the case, changes, and takes back. */
async function writes(talk: Talk, number: number): Promise<void> {
  const text = `その日の夕方にも電話がありました${talk.tag}`;
  const ts = await messages(talk, text, number % 4 === 0);
  if (number % 3 === 2) await isNodded(talk, ts, text, number % 2 === 0);
  if (number % 3 === 0) await edits(talk, ts);
  if (number % 3 === 1) await takesBack(talk, number % 4 === 0);
}

/** A day goes by without an answer. */
async function isWaitedFor(talk: Talk, isUnclaimed: boolean): Promise<void> {
  const isUsual = talk.urgency() === "normal";
  await talk.reaches("an hour before");
  if (isUnclaimed) await deskIsReminded(talk, isUsual ? "half" : "due");
  else await ownerIsReminded(talk, isUsual ? "before" : "late");
  await talk.reaches("at the time");
  if (isUnclaimed) await deskIsReminded(talk, "due");
  else if (isUsual) await ownerIsReminded(talk, "at");
  await talk.reaches("an hour late");
  if (!isUnclaimed) await ownerIsReminded(talk, "late");
}

async function isAnswered(talk: Talk, number: number): Promise<void> {
  let reply: string;
  if (number % 2 === 0) {
    await notesInside(talk, 1);
    reply = await repliesByForm(talk, number % 4 === 2);
  } else {
    reply = await repliesByNote(talk, number % 4 === 3);
    await notesInside(talk, 2);
  }
  if (number % 3 === 0) await nods(talk, reply);
  await messages(talk, `ありがとうございます、そうします${talk.tag}`);
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
  await talk.chooses(share, "share");
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
  await talk.chooses("ここまでにする", "facts");
  await talk.sees("the result", () => shows(talk.thread(), "これは判断ではありません"));
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
