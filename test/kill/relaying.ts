import { isMarked, shows, type Talk } from "./talk.ts";

const SEEN = "eyes";

/** The clerk writes, with a photograph or without; the desk reads it once, and the clerk sees that it arrived. */
export async function messages(talk: Talk, text: string, photograph = false): Promise<string> {
  const copies = talk.copies(talk.cardThread());
  const ts = await talk.writes(text, photograph ? [talk.photograph()] : []);
  await talk.sees("the message at the desk", () => shows(talk.cardThread(), text));
  await talk.sees("the mark on the message", () => isMarked(talk.thread(), ts));
  if (photograph)
    await talk.sees("the photograph at the desk", () => talk.copies(talk.cardThread()) > copies);
  return ts;
}

/** The clerk writes it differently, twice. */
export async function edits(talk: Talk, ts: string): Promise<void> {
  for (const text of [`書き直しました${talk.tag}`, `もう一度書き直しました${talk.tag}`]) {
    await talk.clerk.edit(talk.dm, ts, text);
    await talk.sees("the edited message", () => shows(talk.cardThread(), `（編集されました）\n${text}`));
  }
}

/** The clerk writes something and takes it back. */
export async function takesBack(talk: Talk, photograph: boolean): Promise<void> {
  const copies = talk.copies(talk.cardThread());
  const ts = await messages(talk, `これは書かなかったことに${talk.tag}`, photograph);
  await talk.clerk.delete(talk.dm, ts);
  await talk.sees("the deletion", () => shows(talk.cardThread(), "（書いた人が消しました"));
  await talk.sees("the photograph taken back", () => talk.copies(talk.cardThread()) === copies);
}

/** Somebody of the desk puts a sign on what the clerk wrote, and perhaps takes it away again. */
export async function isNodded(talk: Talk, ts: string, text: string, takesAway: boolean): Promise<void> {
  const copy = talk.cardThread().find((m) => m.visible.includes(text))?.ts ?? "";
  await talk.helper.react(talk.desk, copy, "bow");
  await talk.sees("the sign", () => isMarked(talk.thread(), ts, SEEN));
  if (!takesAway) return;
  await talk.helper.unreact(talk.desk, copy, "bow");
  await talk.sees("the sign taken away", () => !isMarked(talk.thread(), ts, SEEN));
}

/** The clerk puts a sign on what the desk answered. */
export async function nods(talk: Talk, text: string): Promise<void> {
  const answer = talk.thread().find((m) => m.visible.includes(text))?.ts ?? "";
  await talk.clerk.react(talk.dm, answer, "pray");
  await talk.sees("the clerk's sign", () =>
    talk.cardThread().some((m) => m.visible.includes(text) && isMarked([m], m.ts, "pray")),
  );
}

export async function notesInside(talk: Talk, nth: number): Promise<void> {
  await talk.notes(`内部：所属長にも同席してもらう${talk.tag}`);
  await talk.kept("the note", () => talk.happened("noted") >= nth);
}

async function arrives(talk: Talk, text: string, copies: number): Promise<void> {
  await talk.sees(
    "the reply",
    () => shows(talk.thread(), text) && shows(talk.cardThread().slice(0, 1), "に届きました"),
  );
  await talk.sees("the file with the reply", () => talk.copies(talk.thread()) === copies);
}

export async function repliesByForm(talk: Talk, photograph: boolean): Promise<string> {
  const text = `次は二人で応対しましょう${talk.tag}`;
  await talk.form(
    talk.helper,
    "reply",
    () => talk.press(talk.helper, talk.cardThread().slice(0, 1), "職員に返事を書く"),
    { "reply.none": text },
    () => talk.happened("replied") > 0,
    photograph ? [talk.photograph()] : [],
  );
  await arrives(talk, text, photograph ? 1 : 0);
  return text;
}

/** Through a note of one's own: the offer beside it may be lost, the reaction brings it again. */
export async function repliesByNote(talk: Talk, photograph: boolean): Promise<string> {
  const text = `お話を聞かせてください${talk.tag}`;
  const ts = await talk.notes(text, photograph ? [talk.photograph()] : []);
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
  await arrives(talk, text, photograph ? 1 : 0);
  await talk.sees("the mark on the note", () => isMarked(talk.cardThread(), ts));
  return text;
}
