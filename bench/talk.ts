import type { Actor } from "../playground/workspace/actor.ts";
import { isBag } from "../playground/workspace/bag.ts";
import type { Outcome } from "../playground/workspace/shapes.ts";
import { keyOf } from "../src/cases/errands.ts";
import { markerOf } from "../src/casework/attempt.ts";
import type { At, Screen } from "./screen.ts";

/** One member of the desk, who can fill in one form at a time. */
export interface Member {
  readonly actor: Actor;
  /** The talk whose form is open on their screen. */
  form: Talk | null;
}

/** Where everybody works. */
export interface Office {
  readonly screen: Screen;
  readonly general: string;
  readonly deskChannel: string;
}

/** Something a person does: when it can be done, and what it is. */
interface Step {
  ready(talk: Talk, screen: Screen): boolean;
  act(talk: Talk, office: Office): Promise<Outcome | undefined>;
  /** If it is a press: the message it is pressed in, or the form it opens; there its answer shows. */
  answeredAt?(talk: Talk, screen: Screen): string | undefined;
  /** It opens a form that the same person then fills in. */
  readonly opensForm?: boolean;
}

/** One case on its way, with the people in it. */
export interface Talk {
  readonly reporter: Actor;
  readonly member: Member;
  readonly kind: "report" | "consult";
  readonly steps: readonly Step[];
  caseId: number;
  /** The reporter's newest case before this one. */
  earlier: number;
  step: number;
  /** When the next step may be done at the earliest: people read before they press. */
  notBefore: number;
  busy: boolean;
}

const marker = {
  thread: (c: number) => markerOf(keyOf({ kind: "thread", case: c })),
  card: (c: number) => markerOf(keyOf({ kind: "card", case: c })),
};

const where = (screen: Screen, what: string): At => {
  const at = screen.find(what);
  if (at === undefined) throw new Error(`nobody sees ${what}`);
  return at;
};

type Look = (talk: Talk) => string;

/** Presses a button as soon as it is on the screen. */
const presses = (action: string, by: (talk: Talk) => Actor, look: Look) => ({
  ready: (talk: Talk, screen: Screen) => screen.find(look(talk)) !== undefined,
  act: (talk: Talk, { screen }: Office) => by(talk).press(where(screen, look(talk)), action),
  answeredAt: (talk: Talk, screen: Screen) => screen.find(look(talk))?.ts,
});

const reporter = ({ reporter }: Talk) => reporter;
const member = (talk: Talk) => talk.member.actor;
const ofCase =
  (button: string): Look =>
  ({ caseId }) =>
    `case/${caseId}/${button}`;

/** Opens one of the desk's forms on the card, and submits it. */
function fillsIn(button: string, values: (office: Office) => Record<string, string>): readonly Step[] {
  const opening = presses(button, member, ofCase(button));
  const modal = (talk: Talk) => `${talk.member.actor.id}/modal/${button}`;
  return [
    {
      opensForm: true,
      answeredAt: modal,
      ready: (talk, screen) => talk.member.form === null && opening.ready(talk, screen),
      act: (talk, office) => {
        talk.member.form = talk;
        office.screen.forget(modal(talk));
        return opening.act(talk, office);
      },
    },
    {
      ready: (talk, screen) => screen.find(modal(talk)) !== undefined,
      act: async (talk, office) => {
        const outcome = await talk.member.actor.submit(values(office));
        talk.member.form = null;
        return outcome;
      },
    },
  ];
}

const writes = (by: (talk: Talk) => Actor, head: Look, text: string, toDesk = false): Step => ({
  ready: (talk, screen) => screen.find(head(talk)) !== undefined,
  act: async (talk, { screen, deskChannel }) => {
    const thread = where(screen, head(talk)).ts;
    await by(talk).write(toDesk ? deskChannel : by(talk).dm(), text, { thread });
    return undefined;
  },
});

const today = () => new Date(Date.now() - 24 * 3_600_000).toISOString().slice(0, 10);
const threadHead: Look = ({ caseId }) => marker.thread(caseId);
const cardHead: Look = ({ caseId }) => marker.card(caseId);
const door: Look = ({ kind }) => `door.${kind}.over`;
const told: Look = ({ reporter }) => `${reporter.id}/modal/topic`;

const types: Step = {
  ready: () => true,
  act: (talk, { screen, general }) => {
    screen.forget(`${talk.reporter.id}/${door(talk)}`);
    talk.earlier = screen.newestCase(talk.reporter.dm());
    return talk.reporter.command(`/kasuhara-${talk.kind}`, { channel: general });
  },
};

const entering = presses("door", reporter, (talk) => `${talk.reporter.id}/${door(talk)}`);
const enters: Step = {
  ...entering,
  act: (talk, { screen }) => {
    screen.forget(told(talk));
    return talk.reporter.press(where(screen, `${talk.reporter.id}/${door(talk)}`), door(talk));
  },
};

const tells: Step = {
  ready: (talk, screen) => screen.find(told(talk)) !== undefined,
  act: (talk, { screen }) => {
    const carried = screen.metadata(talk.reporter.id);
    talk.caseId = isBag(carried) && typeof carried.case === "number" ? carried.case : -1;
    return talk.reporter.submit({
      "f.what": "同じ電話が毎日あります。きょうは大声で、名前を覚えたぞと言われました。",
      "f.wanted": "担当者の謝罪と、書面での回答",
      "f.how": "phone",
      "f.whose": "self",
      "f.party": "user",
    });
  },
};

const skip = presses("skip", reporter, ofCase("skip"));
const write = presses("write", reporter, ofCase("write"));
const shares = presses("choose.1", reporter, ofCase("choose.1"));

/** The door of a report opens its form; a consultation is asked first in the thread, and cuts the rest short. */
const comes: Readonly<Record<Talk["kind"], readonly Step[]>> = {
  report: [types, { ...enters, opensForm: true, answeredAt: told }, tells, shares],
  consult: [
    types,
    enters,
    {
      ...skip,
      ready: (talk, screen) => {
        const newest = screen.newestCase(talk.reporter.dm());
        if (newest <= talk.earlier) return false;
        talk.caseId = newest;
        return skip.ready(talk, screen);
      },
      act: async (talk, office) => {
        const pressed = skip.act(talk, office);
        // The same button stands under the question that was just passed over.
        office.screen.forget(`case/${talk.caseId}/cut`);
        return pressed;
      },
    },
    { ...write, opensForm: true, answeredAt: told },
    tells,
    presses("cut", reporter, ofCase("cut")),
    shares,
  ],
};
const adds = writes(reporter, threadHead, "電話は三十分ほどでした。録音があります。");
const sends = presses("send", reporter, ofCase("send"));
const claims = presses("claim", member, ofCase("claim"));
const asksAgain = writes(reporter, threadHead, "きょうも同じ方から電話がありました。");
const note: readonly Step[] = [
  writes(member, cardHead, "所属長にも同席してもらいましょう。", true),
  presses("offer-send", member, ({ member, caseId }) => `${member.actor.id}/offer-send/${caseId}`),
  presses("send-note", member, ({ member, caseId }) => `${member.actor.id}/send-note/${caseId}`),
];
const answers = fillsIn("reply", () => ({ "reply.none": "所属長にも同席してもらいましょう。" }));
const decides = fillsIn("decide", () => ({
  outcome: "applies",
  reason: "説明を尽くしたあとも続いています。",
}));
const closes = fillsIn("close", () => ({
  "on.verified": today(),
  "on.cared": today(),
  "on.explained": today(),
  "why.prevented": "市の対応に誤りはありません。",
}));

const afterwards = [adds, sends, claims, asksAgain, ...note, ...decides, ...closes];

/** Everything people do with a case: payloads of every sort. */
export const whole: typeof comes = {
  report: [...comes.report, ...afterwards],
  consult: [...comes.consult, ...afterwards],
};

/** The shortest way through: told, sent, claimed, answered, decided, closed. */
export const short: readonly Step[] = [...comes.report, sends, claims, ...answers, ...decides, ...closes];

export function begin(talkers: Pick<Talk, "reporter" | "member" | "kind">, steps: readonly Step[]): Talk {
  return { ...talkers, steps, caseId: -1, earlier: 0, step: 0, notBefore: 0, busy: false };
}

/** Whether its last change has come back to the reporter, who could now open it again. */
export const isOver = (talk: Talk, screen: Screen): boolean =>
  screen.find(`case/${talk.caseId}/reopen`) !== undefined;
