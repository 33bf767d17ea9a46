import type { VNode } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import { CityPage } from "./city/city-page.tsx";
import { CityContext, useSource } from "./data/city.ts";
import type { Source } from "./data/source.ts";
import { Doors } from "./doors/doors.tsx";
import { ItPage } from "./it/it-page.tsx";
import { type Route, routeOf } from "./routes.ts";
import { texts } from "./texts.ts";

/** Where somebody wants to be; the same place again is a wish of its own. */
interface Wish {
  readonly route: Route;
  readonly nth: number;
}

/**
 * The page: it waits for the city, and then shows what is wished for. An address is a wish when somebody opens it,
 * types it, follows it or comes back to it, and so is a press in the guide. What the page then writes into the address
 * bar says only where it came to: `replaceState` is no wish, and nothing hears it.
 */
export function App({ source }: { source: Source }): VNode {
  const { city, away } = useSource(source);
  const [wish, setWish] = useState<Wish>(() => ({ route: addressed(source), nth: 0 }));
  const go = useCallback((route: Route) => setWish(({ nth }) => ({ route, nth: nth + 1 })), []);
  useEffect(() => {
    const follow = () => go(addressed(source));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [go, source]);
  if (city === null) {
    return (
      <main class="opening">
        <p role="status">{away ? texts.reconnecting : texts.opening}</p>
      </main>
    );
  }
  return <CityContext.Provider value={city}>{shown(wish, go)}</CityContext.Provider>;
}

/** What the address asks for; in a recording there is nothing but its tour. */
function addressed(source: Source): Route {
  const route = routeOf(location.hash);
  return source.recorded && route.at !== "tour" ? { at: "tour", step: 0 } : route;
}

function shown({ route, nth }: Wish, go: (route: Route) => void): VNode {
  switch (route.at) {
    case "doors":
      return <Doors />;
    case "it":
      return <ItPage />;
    case "tour":
      return <CityPage key="tour" as="staff" seats={[]} wish={route} onWish={go} />;
    case "city":
      return <CityPage key={nth} as={route.as} seats={route.seats} wish={null} onWish={go} />;
  }
}
