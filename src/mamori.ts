import { written } from "./actions/messages.ts";
import type { PersonId } from "./cases/case.ts";
import { nextReview } from "./cases/reviews.ts";
import { type Alarm, alarm } from "./casework/alarm.ts";
import type { Bot } from "./casework/bot.ts";
import { nextRings } from "./casework/calling.ts";
import { type Casework, casework } from "./casework/casework.ts";
import { catchUp } from "./casework/catch-up.ts";
import { ChangesAtDesk, changes } from "./casework/changes.ts";
import { cityFigures } from "./casework/city.ts";
import { cityDigests } from "./casework/city-digests.ts";
import { type DeskTrouble, deskChannel } from "./casework/desk-channel.ts";
import { digests } from "./casework/digests.ts";
import { directory } from "./casework/directory.ts";
import type { Around } from "./casework/draw.ts";
import { figuring, sectionFigures } from "./casework/figures.ts";
import { keptFrom, leadFor } from "./casework/kept.ts";
import { leadership } from "./casework/leadership.ts";
import { releaseLeft } from "./casework/leavers.ts";
import { members } from "./casework/members.ts";
import { type FileLook, organisations } from "./casework/organisations.ts";
import { type Outbox, outbox } from "./casework/outbox.ts";
import { countPast, type PastCounting } from "./casework/past.ts";
import { isAdmitted, people } from "./casework/people.ts";
import { openPolicies } from "./casework/policies.ts";
import type { Clock, Log } from "./casework/ports.ts";
import type { Store } from "./casework/ports-store.ts";
import { renewal } from "./casework/renewal.ts";
import { type Calling, planned } from "./casework/rings.ts";
import { nameOf } from "./casework/trouble.ts";
import type { Config } from "./config.ts";
import { openExports } from "./exports/exports.ts";
import { openCleaner } from "./files/cleaner.ts";
import type { Edition } from "./policy/read.ts";
import { openSheets } from "./sheets/sheets.ts";
import { connectSlack } from "./slack/connect.ts";

/** One look at what is due, for everything that time brings about. */
const TICK = 60_000;
const HOUR = 60 * TICK;

/** Longer than any repetition of a payload by Slack. */
const REMEMBERED = 24 * HOUR;

/** How long words are kept that were never put into a case. */
const UNCLAIMED = 7 * 24 * HOUR;

/** After this long without Slack the bot counts as cut off. */
const CUT_OFF = 3 * TICK;

/** How the bot is doing, for a system that watches it. */
export interface Health {
  readonly ok: boolean;
  /** When Slack was last reached, or reached us. */
  readonly slackAt: Date;
  /** When Slack could last reach the bot: a connection of Socket Mode stood, or the port was open. */
  readonly reachableAt: Date;
  readonly pending: number;
  readonly parked: number;
  readonly desk: DeskTrouble | "ready";
}

/** A running bot. */
export interface Mamori {
  readonly port: number | null;
  readonly work: Casework;
  health(): Health;
  /** Resolves when nothing is under way: no payload, no message. */
  idle(): Promise<void>;
  /** Takes no more payloads, finishes what is under way, and closes the store. */
  stop(): Promise<void>;
}

/** Puts the parts together. The program, the playground and the tests all start the bot here. */
export async function openMamori(parts: {
  config: Pick<Config, "botToken" | "transport" | "slackApiUrl" | "httpsProxy" | "deskChannel">;
  /** The policy to put in force. */
  edition: Edition;
  store: Store;
  clock: Clock;
  log: Log;
  /** Looks at the file of the city's sections and people; without it the bot knows nobody's. */
  organisation?: () => Promise<FileLook>;
  /** Told the bot's health with every tick. */
  watched?: (health: Health) => void;
  /** How Slack is reached; by Bolt, unless somebody brings another way. */
  connect?: typeof connectSlack;
}): Promise<Mamori> {
  const { config, edition, store, clock, log, organisation = null, watched = () => {} } = parts;
  const { connect = connectSlack } = parts;
  const now = () => clock.now().getTime();
  if (edition.policy.changes?.channel === config.deskChannel) throw new ChangesAtDesk();
  const policies = await openPolicies(store, edition, now(), log);
  const { current } = policies;
  const org = organisations(organisation, log);
  await org.look();
  let slackAt = 0;
  const contact = () => {
    slackAt = now();
  };
  let running: Outbox | null = null;
  const kick = () => running?.kick();

  const slack = await connect({ access: config, clock, log, contact });
  const { chat, transfers, identity } = slack;
  const cleaner = openCleaner();
  const who = people(store, chat, clock);
  /** Of whom Slack knows nothing, the city's file may. */
  const name = async (id: PersonId): Promise<string> => {
    const said = await who.name(id);
    return said.startsWith("@") ? (org.current().members.get(id)?.name ?? said) : said;
  };
  const staff = members({ organisations: org, people: who, store, clock });
  const desk = deskChannel({
    id: config.deskChannel,
    chat,
    log,
    self: identity.botUserId,
    name,
    now,
    changed: kick,
    counted: (there) => releaseLeft({ store, casework: work, log, now }, there),
  });
  const staffing = directory({ members: staff, people: who, read: store.read });
  const sheets = openSheets();
  const calling: Calling = {
    directory: staffing,
    onDesk: () => desk.ids(),
    isCutOff: desk.isCutOff,
    policies,
  };
  const exports = openExports();
  let counting: PastCounting | null = null;
  const isPastCounted = () => counting?.isThrough() ?? false;
  const figures = figuring({ store, policies, clock, organisation: org.current, isPastCounted });
  const around: Around = {
    sheets,
    policies,
    whereabouts: staffing.whereabouts,
    keptFrom: (c) => keptFrom(c, staffing),
    isCutOff: desk.isCutOff,
    planned: (c) => planned(c, store.read, now(), calling),
    now,
    name,
    admits: async (person) => isAdmitted(current, await who.ask(person)),
    members: staff,
    figuresOf: sectionFigures(figures, policies),
    cityOf: cityFigures(figures, { policies, organisation: org.current, read: store.read }),
    leader: leadership(who),
    linkTo: slack.linkTo,
    deskMembers: () => (current.desk.members.length > 0 ? current.desk.members : desk.members()),
  };
  let ringing: Alarm | null = null;
  const work = casework({ policies, clock, store, committed: kick, falling: () => ringing?.look() });
  const bot: Bot = {
    work,
    store,
    people: who,
    members: staff,
    desk,
    around,
    calling,
    log,
    linkTo: slack.linkTo,
  };

  let reachableAt = now();
  let backlog = await store.read.backlog();
  const health = (): Health => {
    const trouble = desk.trouble();
    const inTouch = now() - Math.min(slackAt, reachableAt) < CUT_OFF;
    const ok = inTouch && (trouble === null || trouble === "unchecked");
    return {
      ok,
      slackAt: new Date(slackAt),
      reachableAt: new Date(reachableAt),
      ...backlog,
      desk: trouble ?? "ready",
    };
  };

  await desk.check();
  const carried = { transfers, cleaner, exports };
  running = outbox({
    store,
    chat,
    ...carried,
    clock,
    log,
    desk,
    people: who,
    around,
    casework: work,
    directory: staffing,
  });
  const catching = catchUp({
    ...{ store, chat, clock, log, desk, self: identity.botUserId },
    take: (message) => written(message, bot),
  });
  await catching.begin();
  const listening = await slack.listen(bot, () => ({ ok: health().ok, line: healthLine(health()) }));
  running.kick();
  ringing = alarm({
    store,
    casework: work,
    clock,
    log,
    asks: async ({ c, tx, now: at }) => [
      ...(await nextRings(c, tx, at, calling)),
      ...((nextReview(c) ?? Infinity) <= at ? [{ ask: "review" } as const] : []),
      { ask: "remind", lead: await leadFor(c, policies.of(c), staffing) },
    ],
  });
  ringing.look();
  counting = countPast({ store, policies, clock, log });
  await staffing.acquaint();
  const heads = digests({ store, directory: staffing, policies, clock, log, armed: kick });
  await heads.look();
  const monthly = cityDigests({ store, policies, clock, log, isPastCounted, armed: kick });
  const changed = changes({ store, policies, cityOf: around.cityOf, clock, log, armed: kick });
  await changed.look();

  const renewing = renewal({ store, work, organisation: org.current, now });
  let checkedAt = now();
  let forgotAt = 0;
  let cancel = () => {};
  let ticking: Promise<void> = Promise.resolve();
  const tick = async (): Promise<void> => {
    if (desk.trouble() !== null || now() - checkedAt >= HOUR) {
      checkedAt = now();
      await desk.check();
    }
    await org.look();
    await staffing.acquaint();
    await heads.look();
    await monthly.look();
    await changed.look();
    if (listening.isReachable()) reachableAt = now();
    if (now() - slackAt >= TICK) await chat.ping();
    if (now() - forgotAt >= HOUR) {
      forgotAt = now();
      while ((await store.write((tx) => tx.forgetReceived(now() - REMEMBERED))) > 0);
      await store.write((tx) => tx.eraseUnclaimed(now() - UNCLAIMED));
    }
    backlog = await store.read.backlog();
    watched(health());
    await renewing.look();
  };
  const again = () => {
    cancel = clock.after(TICK, () => {
      again();
      ticking = ticking.then(tick).catch((error: unknown) => log.error("tick", { error: nameOf(error) }));
    });
  };
  again();
  watched(health());

  return {
    port: listening.port,
    work,
    health,
    idle: async () => {
      await listening.idle();
      await catching.idle();
      await ticking;
      await ringing?.idle();
      await counting?.idle();
      await running.idle();
      await listening.idle();
    },
    stop: async () => {
      cancel();
      catching.stop();
      await listening.stop();
      await catching.idle();
      await ticking;
      await ringing?.stop();
      await counting?.stop();
      await cleaner.close();
      await sheets.close();
      await exports.close();
      await running.stop();
      await store.close();
    },
  };
}

/** One line that another system can watch: it goes stale when Slack is out of reach. */
export const healthLine = (h: Health): string =>
  `${h.ok ? "ok" : "trouble"} slack=${h.slackAt.toISOString()} reachable=${h.reachableAt.toISOString()} pending=${h.pending} parked=${h.parked} desk=${h.desk}`;
