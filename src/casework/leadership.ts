import type { PersonId } from "../cases/case.ts";
import type { People } from "./people.ts";

/**
 * Who somebody of the leadership is whom the policy names by mail address or Slack id. Null: Slack knows nobody, or no
 * full member of the workspace. `not-yet`: Slack could not be asked.
 */
export type Leadership = (who: string) => Promise<PersonId | null | "not-yet">;

/** Asks Slack for an address once a day at most. Whom Slack has said nothing of is let be: posting shows who they are. */
export function leadership(people: Pick<People, "seek" | "ask">): Leadership {
  return async (who) => {
    const found = who.includes("@") ? await people.seek(who) : ({ as: "found", it: who } as const);
    if (found.as === "none" || found.as === "refused") return null;
    if (found.as !== "found") return "not-yet";
    const standing = (await people.ask(found.it))?.standing ?? "member";
    return standing === "member" ? found.it : null;
  };
}
