import type { VNode } from "preact";
import { textOf } from "../../workspace/bag.ts";
import { formatDate } from "./dates.ts";
import { type ElementProps, spoken, useElement } from "./element.tsx";
import { localOf, secondsAt } from "./moments.ts";
import { useSurface } from "./surface.ts";
import { wordsOf } from "./text.tsx";

const DAY = { type: "date", name: "日付" } as const;

const NAMES: Readonly<
  Record<string, { readonly type: "date" | "time" | "datetime-local"; readonly name: string }>
> = {
  datepicker: DAY,
  timepicker: { type: "time", name: "時刻" },
  datetimepicker: { type: "datetime-local", name: "日付と時刻" },
};

/** 2026-11-16T10:00 as people write it. A browser's field speaks the browser's language, not the page's. */
function inWords(value: string): string {
  const [day = "", time = ""] = /^\d\d:/.test(value) ? ["", value] : value.split("T");
  const seconds = Date.parse(`${day}T00:00:00Z`) / 1000;
  return `${day === "" ? "" : formatDate(seconds, "{date}", "UTC")} ${time}`.trim();
}

/** A day, a time, or both, in the browser's own field, which knows the reader's calendar and keyboard. */
export function Picker(props: ElementProps): VNode {
  const { found } = props;
  const { value, choose, asking } = useElement(found);
  const { timeZone } = useSurface().directory;
  const { type, name } = NAMES[found.type] ?? DAY;
  const { selected_date_time: moment } = value;
  const shown =
    textOf(value.selected_date) ??
    textOf(value.selected_time) ??
    (typeof moment === "number" ? localOf(moment, timeZone) : "");
  const give = (entered: string) => {
    if (found.type === "datepicker") return choose({ date: entered });
    if (found.type === "timepicker") return choose(entered === "" ? {} : { value: entered });
    const seconds = secondsAt(entered, timeZone);
    return choose(seconds === undefined ? {} : { value: String(seconds) });
  };
  const own = wordsOf(found.element.placeholder) || name;
  return (
    <>
      <span class="picker-box">
        <input
          {...spoken(props)}
          {...(props.labelledBy === undefined ? { "aria-label": own } : {})}
          class={shown === "" ? "field picker empty" : "field picker"}
          type={type}
          value={shown}
          onChange={(event) => give(event.currentTarget.value)}
        />
        <span class={shown === "" ? "picked empty" : "picked"} aria-hidden="true">
          {shown === "" ? own : inWords(shown)}
        </span>
      </span>
      {asking}
    </>
  );
}
