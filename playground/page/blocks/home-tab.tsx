import type { VNode } from "preact";
import type { StateValues, View } from "../../workspace/shapes.ts";
import { Avatar } from "./avatar.tsx";
import { Blocks } from "./blocks.tsx";
import { type Directory, type Gestures, SurfaceContext } from "./surface.ts";

export interface HomeTabProps {
  readonly view: View;
  /** The bot's name. */
  readonly name: string;
  readonly directory: Directory;
  readonly gestures: Gestures;
  readonly values?: StateValues;
}

/** The App Home: a page of the bot's own, for one person. */
export function HomeTab({ view, name, directory, gestures, values }: HomeTabProps): VNode {
  return (
    <SurfaceContext.Provider
      value={{ where: "home", directory, gestures, values: values ?? view.state.values, errors: {} }}
    >
      <section class="home-tab" aria-label={`${name}のホーム`}>
        <header class="home-head">
          <Avatar name={name} bot />
          <h2>{name}</h2>
          <span class="home-mark">ホーム</span>
        </header>
        <Blocks blocks={view.blocks} />
      </section>
    </SurfaceContext.Provider>
  );
}
