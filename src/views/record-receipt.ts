import { namedAtDesk } from "../cases/case.ts";
import { standingAnswers } from "../cases/standing.ts";
import { urgencyRule } from "../flows/urgency.ts";
import { eraDateTime } from "../words/time.ts";
import { toBoth } from "../words/to-both.ts";
import { toFile } from "../words/to-file.ts";
import { field, type Recorded, type Section, withheld } from "./record-parts.ts";

const { receipt } = toFile;

/** Who reported what kind of case, how it stands, and when it began, became deadlocked and ended. */
export function receiptSection(recorded: Recorded): Section {
  const { policy, c, audience, names, section } = recorded;
  const at = (ms: number | null | undefined) => (ms == null ? null : eraDateTime(ms, policy.timeZone));
  const named = audience === "reporter" || namedAtDesk(c);
  const delivered = c.replies.findLast((r) => r.state === "delivered");
  // Why it is urgent stands in the answers, which may not be for this reader.
  const rule = withheld(recorded) === null ? urgencyRule(policy, standingAnswers(c)) : undefined;
  const urgency = policy.labels.urgency[c.urgency];
  return {
    as: "fields",
    title: receipt.title,
    note: "",
    fields: [
      field(receipt.kind, toBoth.kind[c.kind]),
      field(receipt.status, toBoth.status[c.status]),
      field(receipt.reporter, named ? names(c.reporter) : receipt.anonymous),
      field(receipt.section, named ? section : receipt.withheld),
      field(receipt.received, at(c.reachedAt)),
      field(receipt.owner, c.owner === null ? receipt.nobody : names(c.owner)),
      field(receipt.lastAnswer, at(delivered?.at)),
      field(receipt.closed, at(c.closing?.at)),
      field(receipt.began, at(c.openedAt)),
      field(receipt.repeating, at(c.repeatingSince)),
      field(receipt.ended, at(c.endedAt)),
      field(
        receipt.urgency,
        rule === undefined || rule.level !== c.urgency ? urgency : receipt.because(urgency, rule.because),
      ),
    ],
  };
}
