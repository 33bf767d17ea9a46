import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { CityPage } from "./city/city-page.tsx";
import { CityContext, useSource } from "./data/city.ts";
import type { Source } from "./data/source.ts";
import { Doors } from "./doors/doors.tsx";
import { ItPage } from "./it/it-page.tsx";
import { type Route, routeOf } from "./routes.ts";
import { texts } from "./texts.ts";

/** The page: it waits for the city, and then shows what the address asks for. */
export function App({ source }: { source: Source }): VNode {
  const { city, away } = useSource(source);
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  if (city === null) {
    return (
      <main class="opening">
        <p role="status">{away ? texts.reconnecting : texts.opening}</p>
      </main>
    );
  }
  const route: Route = source.recorded ? { at: "tour", step: 0 } : routeOf(hash);
  return <CityContext.Provider value={city}>{shown(route, hash)}</CityContext.Provider>;
}

function shown(route: Route, hash: string): VNode {
  switch (route.at) {
    case "doors":
      return <Doors />;
    case "it":
      return <ItPage />;
    case "tour":
      return <CityPage key="tour" as="staff" seats={[]} step={route.step} />;
    case "city":
      return <CityPage key={hash} as={route.as} seats={route.seats} step={null} />;
  }
}
