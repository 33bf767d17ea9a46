import { createContext } from "preact";
import { useContext, useEffect, useMemo, useState } from "preact/hooks";
import type { Setting, StageState } from "../../api.ts";
import type { Source } from "./source.ts";

/** The whole city as the page knows it. */
export interface City {
  readonly source: Source;
  readonly setting: Setting;
  readonly stage: StageState;
  /** Whether the connection to the server is gone for the moment. */
  readonly away: boolean;
}

/** Hands the city down to whoever shows a part of it. */
export const CityContext = createContext<City | null>(null);

export function useCity(): City {
  const city = useContext(CityContext);
  if (city === null) throw new Error("there is no city around this part");
  return city;
}

/** Follows the city from its first word on; null until it has said one. */
export function useSource(source: Source): { readonly city: City | null; readonly away: boolean } {
  const [setting, setSetting] = useState<Setting | null>(null);
  const [stage, setStage] = useState<StageState | null>(null);
  const [away, setAway] = useState(false);
  useEffect(
    () =>
      source.listen((news) => {
        setAway((before) => (news.type === "away" ? true : news.type === "hello" ? false : before));
        if (news.type === "hello" || news.type === "stage") setStage(news.stage);
        if (news.type === "hello") source.setting().then(setSetting, () => {});
      }),
    [source],
  );
  // The same object until one of them changes: everything on the page looks at it.
  const city = useMemo(
    () => (setting === null || stage === null ? null : { source, setting, stage, away }),
    [source, setting, stage, away],
  );
  return { away, city };
}
