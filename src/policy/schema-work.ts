import { z } from "zod";
import { entries, LABEL, named, TEXT, text } from "./form.ts";
import type { Policy } from "./policy.ts";
import { SLACK_ID } from "./slack-id.ts";

/** As many people as one section asks at once. */
const MOST_ASKED = 20;

const listed = <T>(all: ReadonlyMap<string, T>) => [...all].map(([id, one]) => ({ id, ...one }));

/** Questions the desk can ask the reporter; a policy of before there were any has none. */
export const questionsForm = named(entries({ label: text(LABEL), text: text(TEXT) })).transform(listed);

/** The ladder of measures. `needs` says which date must be given with one. */
export const measuresForm = named(
  entries({ label: text(LABEL), needs: z.enum(["end", "review"]).exactOptional() }),
).transform(listed);

/** Other sections that the desk can ask, each with those who answer for it. */
export const advisersForm = named(
  entries({ label: text(LABEL), people: z.array(SLACK_ID).min(1).max(MOST_ASKED) }),
).transform(listed);

/** The steps a city can take, from the mildest; they hold where a policy says nothing. */
export const MEASURES: Policy["measures"] = [
  { id: "caution", label: "注意" },
  { id: "warn_spoken", label: "警告（口頭）" },
  { id: "warn_written", label: "警告（書面）", needs: "review" },
  { id: "stop", label: "対応中止" },
  { id: "ask_to_leave", label: "退去要求" },
  { id: "order_to_leave", label: "退去命令" },
  { id: "police", label: "警察への相談・被害届", needs: "review" },
  { id: "lawyer", label: "弁護士への相談", needs: "review" },
  { id: "limit", label: "面会・電話・窓口の制限", needs: "end" },
  { id: "injunction", label: "仮処分・差止め", needs: "review" },
];
