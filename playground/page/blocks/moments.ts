/** The local day and time of a moment, as a browser's field for both writes it: 2026-11-16T10:00. */
export function localOf(seconds: number, timeZone: string): string {
  const options = { dateStyle: "short", timeStyle: "short", timeZone, hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat("sv-SE", options).format(new Date(seconds * 1000)).replace(" ", "T");
}

/** The moment at which clocks there show this; `undefined` for what is no day and time. */
export function secondsAt(local: string, timeZone: string): number | undefined {
  const asUtc = Date.parse(`${local}:00Z`) / 1000;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) || Number.isNaN(asUtc)) return undefined;
  const ahead = Date.parse(`${localOf(asUtc, timeZone)}:00Z`) / 1000 - asUtc;
  return asUtc - ahead;
}
