import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { StageAct, Trouble } from "../../api.ts";
import { Confirm } from "../blocks/confirm.tsx";
import { useCity } from "../data/city.ts";
import { texts } from "../texts.ts";
import { Drawer } from "./drawer.tsx";

const words = texts.trouble;
const TROUBLES: readonly Trouble[] = [
  "unreachable",
  "ratelimited",
  "http500",
  "hang",
  "accept-then-drop",
  "twice",
];

/** Everything that can go wrong in a city hall, to be tried without harm. */
export function TroubleDrawer({ onClose }: { onClose(): void }): VNode {
  const { stage, source } = useCity();
  const [asking, setAsking] = useState(false);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const perform = async (act: StageAct) => {
    // A start may have to wait for a trouble to end, and that has to stay within reach.
    setWorking(act.do === "reset");
    const done = await source.stage(act);
    setProblem(done.ok ? null : done.says);
    if (act.do === "reset") setWorking(false);
  };
  const button = (label: string, act: StageAct, off = false) => (
    <button type="button" class="button" disabled={working || off} onClick={() => void perform(act)}>
      {label}
    </button>
  );
  const dead = stage.bot === "dead";
  return (
    <Drawer title={words.title} lead={words.lead} onClose={onClose}>
      <section>
        <h3>{words.bot}</h3>
        <p class={`bot-state ${stage.bot}`} role="status">
          <span class="dot" aria-hidden="true" />
          {words.states[stage.bot]}
          <span class="quiet">{words.connections(stage.connections)}</span>
        </p>
        <div class="actions">
          {dead ? button(words.start, { do: "start" }) : button(words.kill, { do: "kill" }, false)}
          {button(words.restart, { do: "restart" }, stage.bot === "starting")}
          {button(words.drop, { do: "drop-sockets" }, dead)}
        </div>
        <p class="quiet">{words.botSays}</p>
      </section>
      <section>
        <h3>{words.slack}</h3>
        <ul class="switches">
          {TROUBLES.map((trouble) => {
            const [name, seen] = words.troubles[trouble];
            const on = stage.troubles.includes(trouble);
            return (
              <li key={trouble}>
                <button
                  type="button"
                  role="switch"
                  class="switch"
                  aria-checked={on}
                  onClick={() => void source.stage({ do: "trouble", trouble, on: !on })}
                >
                  <span class="switch-name">{name}</span>
                  <span class="switch-knob" aria-hidden="true" />
                  <span class="switch-seen">{seen}</span>
                </button>
              </li>
            );
          })}
        </ul>
      </section>
      <section>
        <h3>{words.city}</h3>
        <button type="button" class="button" disabled={working} onClick={() => setAsking(true)}>
          {words.reset}
        </button>
        <p role="status">{working ? words.working : problem}</p>
      </section>
      {asking ? (
        <Confirm
          confirm={{
            title: { type: "plain_text", text: words.resetTitle },
            text: { type: "plain_text", text: words.resetText },
            confirm: { type: "plain_text", text: words.resetYes },
            deny: { type: "plain_text", text: words.resetNo },
            style: "danger",
          }}
          onNo={() => setAsking(false)}
          onYes={() => {
            setAsking(false);
            void perform({ do: "reset" });
          }}
        />
      ) : null}
    </Drawer>
  );
}
