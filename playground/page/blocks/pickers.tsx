import type { VNode } from "preact";
import { textOf } from "../../workspace/bag.ts";
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
      <input
        {...spoken(props)}
        {...(props.labelledBy === undefined ? { "aria-label": own } : {})}
        class={shown === "" ? "field picker empty" : "field picker"}
        type={type}
        value={shown}
        onChange={(event) => give(event.currentTarget.value)}
      />
      {asking}
    </>
  );
}
