import { localDate } from "../calendar/local.ts";
import { type Days, daysOfMonths, fiscalYearOf, type Month, monthIn, monthOf } from "../calendar/months.ts";
import type { DigestTime } from "../cases/digests.ts";
import { type Errand, headOf, keyOf } from "../cases/errands.ts";
import { actsChart } from "../views/city-chart.ts";
import { type CityDigestTold, cityDigestMessages } from "../views/city-digest.ts";
import { type KnownBlock, paragraph } from "../views/kit.ts";
import { toCity } from "../words/to-city.ts";
import { drawn } from "./answers.ts";
import type { Around } from "./draw.ts";
import type { Errandry } from "./errandry.ts";
import { picture } from "./picture.ts";
import type { Reader } from "./ports-store.ts";

export type CityDigestErrand = Errand & { readonly kind: "city-digest" };

/** Draws one message of a month's digest of the city. What it tells of a month that is over never changes again. */
export async function drawCityDigest(
  errand: CityDigestErrand,
  read: Reader,
  around: Around,
): Promise<Errandry> {
  const { leader, part, day } = errand;
  const to = leader === null ? null : await leaderOf(leader.who, around);
  if (leader !== null && to === null) return { as: "nothing" };
  const { timeZone } = around.policies.current;
  const place = (await read.row(keyOf({ ...errand, part: 0 })))?.place ?? null;
  // Slack names a message by when it was posted: brought up to date, it was late or not as before.
  const today = localDate(place === null ? around.now() : Math.round(Number(place.ts) * 1_000), timeZone);
  const told = await toldOf(errand.month, around);
  if (told === null || to === "not-yet") return { as: "not-yet" };
  const unreached = leader === null ? await unreachedOf(errand, read, around) : [];
  const messages = cityDigestMessages(
    { ...told, unreached, lateFor: today > day ? day : null, asked: false },
    around.policies.current,
  );
  const blocks = messages[part];
  if (blocks === undefined) return { as: "nothing" };
  return {
    as: "message",
    to: to === null ? { desk: true } : { person: to },
    head: part === 0 ? null : keyOf({ ...errand, part: 0 }),
    under: null,
    broadcast: false,
    drawn: drawn(blocks),
  };
}

/** Who one of the leadership is; nobody whom the policy does not name any more, or named before in another way. */
const leaderOf = async (who: string, around: Around): ReturnType<Around["leader"]> =>
  isNamed(who, around) && !(await isNamedBefore(who, around)) ? around.leader(who) : null;

const isNamed = (who: string, { policies }: Around): boolean =>
  policies.current.digest.leadership.includes(who);

/** Whether somebody stands further up in the leadership, too: once by address, once by their id in Slack. */
async function isNamedBefore(who: string, { leader, policies }: Around): Promise<boolean> {
  const { leadership } = policies.current.digest;
  const person = await leader(who);
  if (person === null || person === "not-yet") return false;
  for (const other of leadership.slice(0, leadership.indexOf(who)))
    if ((await leader(other)) === person) return true;
  return false;
}

/** Draws what was most often told of the fiscal year as a picture; none where nothing that happened may be told. */
export async function drawCityPicture(
  errand: Errand & { readonly kind: "city-picture" },
  around: Around,
): Promise<Errandry> {
  const { leader } = errand;
  const to = leader === null ? null : await leaderOf(leader.who, around);
  const year = await around.cityOf(yearUntil(errand.month));
  if (year === null || to === "not-yet") return { as: "not-yet" };
  const chart = actsChart(year, around.policies.current);
  if (chart === null || (leader !== null && to === null)) return { as: "nothing" };
  const place = { to: to === null ? { desk: true as const } : { person: to }, head: headOf(errand) };
  return picture(chart, { ...place, under: null }, around.sheets);
}

/** The digest of the city that somebody of the desk asks for: of last month, or of the fiscal year so far. */
export async function cityDigestFor(
  time: DigestTime,
  around: Around,
): Promise<readonly (readonly KnownBlock[])[]> {
  const { current } = around.policies;
  const today = monthOf(localDate(around.now(), current.timeZone));
  const isNew = time === "year" && fiscalYearOf(today - 1) < fiscalYearOf(today);
  if (isNew) return [[paragraph(toCity.cityDigest.noMonthYet)]];
  const told = await toldOf(today - 1, around);
  if (told === null) return [[paragraph(toCity.cityDigest.counting)]];
  const month = time === "year" ? null : told.month;
  return cityDigestMessages({ ...told, month, unreached: [], lateFor: null, asked: true }, current);
}

/** What is told of a month and of its fiscal year until its end; null while the cases of before are being counted. */
async function toldOf(
  month: Month,
  { cityOf }: Around,
): Promise<Pick<CityDigestTold, "year" | "month"> | null> {
  const year = await cityOf(yearUntil(month));
  const alone = await cityOf(daysOfMonths(month, 1));
  return year === null || alone === null ? null : { year, month: alone };
}

function yearUntil(month: Month): Days {
  const april = monthIn(fiscalYearOf(month), 0);
  return daysOfMonths(april, month - april + 1);
}

/** The leadership to whom this month's digest found no way, by name where one is known. */
async function unreachedOf(errand: CityDigestErrand, read: Reader, around: Around): Promise<string[]> {
  const found: string[] = [];
  for (let nth = 0; ; nth++) {
    const row = await read.row(keyOf({ ...errand, leader: { nth, who: "" }, part: 0 }));
    if (row?.errand.kind !== "city-digest" || row.errand.leader === null) return found;
    const { who } = row.errand.leader;
    if (!isNamed(who, around) || (await isNamedBefore(who, around))) continue;
    const isOver = row.parked !== null || row.done >= row.wanted;
    if (row.place === null && isOver) found.push(who.includes("@") ? who : await around.name(who));
  }
}
