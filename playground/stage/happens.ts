import type { StageAct } from "../api.ts";
import type { Stage } from "./stage.ts";
import { leapTo } from "./times.ts";

/** Something that happens to the city as it is: to its time, its Slack, or its bot. */
export type Happening = Exclude<StageAct, { do: "policy" } | { do: "tour" } | { do: "reset" }>;

/** Lets it happen. */
export async function happens(stage: Stage, what: Happening): Promise<void> {
  switch (what.do) {
    case "leap":
      return stage.leap(leapTo(what.by, stage.clock.now().getTime()));
    case "run":
      return stage.run(what.fast);
    case "trouble":
      return stage.trouble(what.trouble, what.on);
    case "drop-sockets":
      return stage.slack.faults.dropSockets();
    case "kill":
      return stage.kill();
    case "start":
      return stage.start();
    case "restart":
      return stage.restart();
  }
}
