import type { VNode } from "preact";
import { useCity } from "../data/city.ts";
import { cityHash } from "../routes.ts";
import { texts } from "../texts.ts";
import { QuestionEditor } from "./question-editor.tsx";

const words = texts.it;

/** What an officer of information systems asks before anything is installed, and how a question is changed. */
export function ItPage(): VNode {
  const { setting } = useCity();
  return (
    <div class="it">
      <header class="bar">
        <a class="wordmark" href="#/" title={texts.city.home}>
          <span class="mark" aria-hidden="true">
            守
          </span>
          {texts.product}
        </a>
        <span class="bar-city">{setting.city}</span>
        <a class="bar-button it-city" href={cityHash("staff")}>
          {words.toCity}
        </a>
      </header>
      <main>
        <h1>{words.title}</h1>
        <p class="it-lead">{words.lead}</p>
        <figure class="it-way" aria-label={words.wayName}>
          {words.way.map(([name, says], n) => (
            <>
              {n === 0 ? null : (
                <div class="it-arrow">
                  <span>{words.between[n - 1]}</span>
                </div>
              )}
              <div class="it-box">
                <strong>{name}</strong>
                <span>{says}</span>
              </div>
            </>
          ))}
        </figure>
        <section>
          <h2>{words.storedTitle}</h2>
          <Stored />
        </section>
        <div class="it-cards">
          {words.cards.map(({ title, facts, city }) => (
            <section class="it-card" key={title}>
              <h2>{title}</h2>
              <ul>
                {facts.map((fact) => (
                  <li key={fact}>{fact}</li>
                ))}
              </ul>
              <div class="it-yours">
                <h3>{words.yours}</h3>
                <ul>
                  {city.map((one) => (
                    <li key={one}>{one}</li>
                  ))}
                </ul>
              </div>
            </section>
          ))}
        </div>
        <section class="it-question">
          <h2>{words.questionTitle}</h2>
          <p>{words.questionLead}</p>
          <QuestionEditor />
        </section>
        <p class="it-more">{words.more}</p>
      </main>
    </div>
  );
}

function Stored(): VNode {
  return (
    <section class="it-table" aria-label={words.storedTitle}>
      <table>
        <thead>
          <tr>
            {words.storedHead.map((one) => (
              <th scope="col" key={one}>
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {words.stored.map(([place, what, who]) => (
            <tr key={what}>
              <th scope="row">{place}</th>
              <td>{what}</td>
              <td>{who}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
