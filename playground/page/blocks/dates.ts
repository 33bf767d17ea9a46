/** What Slack's date tokens stand for, in Japanese. https://docs.slack.dev/messaging/formatting-message-text */
const PIECES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { year: "numeric", month: "long", day: "numeric" },
  date_short: { year: "numeric", month: "long", day: "numeric" },
  date_long: { year: "numeric", month: "long", day: "numeric", weekday: "long" },
  date_pretty: { year: "numeric", month: "long", day: "numeric" },
  date_short_pretty: { year: "numeric", month: "long", day: "numeric" },
  date_long_pretty: { year: "numeric", month: "long", day: "numeric", weekday: "long" },
  day_divider_pretty: { month: "long", day: "numeric", weekday: "long" },
  time: { hour: "numeric", minute: "2-digit" },
  time_secs: { hour: "numeric", minute: "2-digit", second: "2-digit" },
};

/** By piece and time zone: making one takes a hundred times as long as using it, and every message asks for three. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(name: string, piece: Intl.DateTimeFormatOptions, timeZone: string): Intl.DateTimeFormat {
  const key = `${name} ${timeZone}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("ja-JP", { ...piece, timeZone, hourCycle: "h23" });
  formats.set(key, made);
  return made;
}

/** A date as Slack would write it for a reader in this time zone. A word in braces that Slack does not know stays. */
export function formatDate(seconds: number, format: string, timeZone: string): string {
  const date = new Date(seconds * 1000);
  return format.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const piece = Object.hasOwn(PIECES, name) ? PIECES[name] : undefined;
    if (piece === undefined || Number.isNaN(date.getTime())) return whole;
    return formatOf(name, piece, timeZone).format(date);
  });
}

/** The time of day at which a message came; its `ts` is the moment in seconds. */
export function timeOf(ts: string, timeZone: string): string {
  return formatDate(Number(ts), "{time}", timeZone);
}

/** The same moment in full, for those who point at the time. */
export function dayAndTimeOf(ts: string, timeZone: string): string {
  return formatDate(Number(ts), "{date_long} {time}", timeZone);
}
