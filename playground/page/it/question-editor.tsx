import type { VNode } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { useCity } from "../data/city.ts";
import { cityHash } from "../routes.ts";
import { texts } from "../texts.ts";
import { excerptOf, questionsIn, replaced } from "./excerpts.ts";

const words = texts.editor;

/** How a change of the policy went. */
type Result = { readonly went: "well" } | { readonly went: "wrong"; readonly faults: readonly string[] };

/** One question of the policy, to be changed and tried: the bot starts anew with it, or says what is wrong. */
export function QuestionEditor(): VNode {
  const { source, stage } = useCity();
  const id = useId();
  const [policy, setPolicy] = useState<string | null>(null);
  const [chosen, choose] = useState(0);
  const [lines, setLines] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const [result, setResult] = useState<Result | null>(null);
  const read = () => source.policy().then(setPolicy, () => {});
  useEffect(() => void read(), [source, stage.policy]);
  if (policy === null) return <p class="quiet">{words.reading}</p>;
  const questions = questionsIn(policy);
  const question = questions[chosen];
  if (question === undefined) return <p class="quiet">{words.none}</p>;
  const shown = lines ?? excerptOf(policy, question);
  const save = async () => {
    setWorking(true);
    setResult(null);
    const done = await source.stage({ do: "policy", text: replaced(policy, question, shown) });
    setWorking(false);
    setResult(done.ok ? { went: "well" } : { went: "wrong", faults: done.says.split("\n").map(atLine) });
    if (!done.ok) return;
    await read();
    setLines(null);
  };
  const numbers = shown.split("\n").map((_, n) => question.from + n + 1);
  return (
    <div class="editor">
      <label class="editor-which" for={`${id}-which`}>
        {words.which}
      </label>
      <select
        id={`${id}-which`}
        class="field"
        value={chosen}
        onChange={(event) => {
          choose(Number(event.currentTarget.value));
          setLines(null);
          setResult(null);
        }}
      >
        {questions.map((one, n) => (
          <option key={one.from} value={n}>
            {one.ask}
          </option>
        ))}
      </select>
      <div class="editor-text">
        <pre aria-hidden="true">{numbers.join("\n")}</pre>
        <textarea
          aria-label={words.text}
          spellcheck={false}
          wrap="off"
          rows={numbers.length + 1}
          value={shown}
          onInput={(event) => setLines(event.currentTarget.value)}
        />
      </div>
      <div class="editor-foot">
        <p class="quiet">{words.version(stage.policy)}</p>
        <button
          type="button"
          class="button"
          disabled={lines === null || working}
          onClick={() => setLines(null)}
        >
          {words.undo}
        </button>
        <button
          type="button"
          class="button primary"
          disabled={lines === null || working}
          onClick={() => void save()}
        >
          {working ? words.saving : words.save}
        </button>
      </div>
      <div role="status">{result === null ? null : <Told result={result} />}</div>
    </div>
  );
}

/** A fault as the reader of one question wants it: the line, which stands beside the text, and what is wrong. */
const atLine = (fault: string): string =>
  fault.replace(/^\S+?:(\d+):\d+ /, (_, line: string) => words.line(line));

function Told({ result }: { result: Result }): VNode {
  if (result.went === "well") {
    return (
      <p class="editor-well">
        {words.saved} <a href={cityHash("staff")}>{words.try}</a>
      </p>
    );
  }
  return (
    <div class="editor-wrong">
      <p>{words.refused}</p>
      <ul>
        {result.faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    </div>
  );
}
