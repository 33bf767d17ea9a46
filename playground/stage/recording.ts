import type { Frame, Recording, Screen } from "../api.ts";
import type { Playground } from "./playground.ts";
import { players, tourSteps } from "./tour.ts";

/** Plays the whole tour and keeps what its three people see after each step. */
export async function record(playground: Playground): Promise<Recording> {
  const frames: Frame[] = [];
  for (const [step, { title, says }] of tourSteps.entries()) {
    const done = await playground.stageAct({ do: "tour", step });
    const { tour, now } = playground.state();
    if (!done.ok || tour === null) throw new Error(done.ok ? "nobody takes the tour" : done.says);
    const screens: Screen[] = [];
    for (const [person, looking] of Object.entries(tour.show)) {
      if (looking.channel !== null) await playground.act(person, { do: "read", channel: looking.channel });
      const screen = playground.screen(person, looking);
      if (screen !== null) screens.push(screen);
    }
    const { show, front, brings } = tour;
    frames.push({ title, says, now, show, front, brings, screens });
  }
  const ids = Object.values(players);
  const setting = playground.setting();
  return { setting: { ...setting, cast: setting.cast.filter(({ id }) => ids.includes(id)) }, frames };
}

/** The page with the recording inside; text in it must not end the element that holds it. */
export function withRecording(html: string, recording: Recording): string {
  const json = JSON.stringify(recording).replaceAll("<", "\\u003c");
  const [before, after] = html.split("</body>");
  if (after === undefined) throw new Error("the page has no end");
  return `${before}<script type="application/json" id="recording">${json}</script>\n  </body>${after}`;
}
