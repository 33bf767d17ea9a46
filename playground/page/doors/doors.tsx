import type { VNode } from "preact";
import { useCity } from "../data/city.ts";
import { cityHash, PARTS, tourHash } from "../routes.ts";
import { texts } from "../texts.ts";

const words = texts.doors;

/** The first screen: three people to be, a tour, and what an officer of information systems wants to know. */
export function Doors(): VNode {
  const { setting } = useCity();
  return (
    <main class="doors">
      <header class="doors-head">
        <p class="doors-mark">
          <span class="mark" aria-hidden="true">
            守
          </span>
          {texts.product}
        </p>
        <h1>{words.lead}</h1>
        <p class="doors-about">{words.about}</p>
      </header>
      <nav aria-labelledby="choose">
        <h2 id="choose">{words.choose}</h2>
        <ul class="doors-three">
          {PARTS.map((part) => {
            const one = setting.cast.find((member) => member.part === part);
            const [name, says] = words[part];
            return (
              <li key={part}>
                <a class={`door door-${part}`} href={cityHash(part)}>
                  <span class="door-name">{name}</span>
                  <span class="door-who">{one === undefined ? "" : `${one.name}さん・${one.section}`}</span>
                  <span class="door-says">{says}</span>
                  <span class="door-open">{words.open}</span>
                </a>
              </li>
            );
          })}
        </ul>
        <ul class="doors-two">
          <li>
            <a class="side-door" href={tourHash(0)}>
              <strong>{words.tour}</strong>
              <span>{words.tourSays(setting.tour.length)}</span>
            </a>
          </li>
          <li>
            <a class="side-door" href="#/it">
              <strong>{words.it}</strong>
              <span>{words.itSays}</span>
            </a>
          </li>
        </ul>
      </nav>
      <footer class="doors-foot">
        <p>
          {setting.city}　{words.invented}
        </p>
      </footer>
    </main>
  );
}
