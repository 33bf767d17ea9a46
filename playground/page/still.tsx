import { render, type VNode } from "preact";
import { HomeTab } from "./blocks/home-tab.tsx";
import { Modal } from "./blocks/modal.tsx";
import "./blocks/style.css";
import type { Gestures } from "./blocks/surface.ts";
import { Thread } from "./blocks/thread.tsx";
import type { Still } from "./still.ts";
import "./still.css";

const nobody: Gestures = { press() {}, fill() {} };
const nothing = () => {};

/** One screen in its frame, with the sentence that nobody in it is real. */
function Picture({ still }: { still: Still }): VNode {
  return (
    <main>
      <h1 hidden>{still.caption}</h1>
      <div class={still.screen.kind === "modal" ? "still-frame bare" : "still-frame"}>{drawn(still)}</div>
      <p class="still-foot">
        <span>{still.caption}</span>
        <span>人も出来事も架空です</span>
      </p>
    </main>
  );
}

function drawn(still: Still): VNode {
  const { screen, directory, botId, values } = still;
  const common = { directory, gestures: nobody };
  switch (screen.kind) {
    case "messages": {
      const { title, messages } = screen;
      const beside = screen.beside === undefined ? {} : { beside: screen.beside };
      return (
        <Thread {...common} {...beside} title={title} messages={messages} botId={botId} values={values} />
      );
    }
    case "modal":
      return (
        <Modal
          {...common}
          still
          view={screen.view}
          depth={screen.depth}
          onSubmit={nothing}
          onDismiss={nothing}
          onDismissAll={nothing}
        />
      );
    case "home":
      return <HomeTab {...common} view={screen.view} name={still.botName} />;
  }
}

/** The tool that takes pictures writes the screen into the page as JSON, which the browser does not run. */
function given(): Still {
  return JSON.parse(document.getElementById("given")?.textContent ?? "");
}

const still = given();
document.documentElement.dataset.theme = still.theme;
document.body.classList.add("still");
const root = document.getElementById("page");
if (root !== null) render(<Picture still={still} />, root);
