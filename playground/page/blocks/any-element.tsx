import type { ComponentType, VNode } from "preact";
import { Button } from "./button.tsx";
import { Choices } from "./choices.tsx";
import type { ElementProps } from "./element.tsx";
import { FileInput } from "./file-input.tsx";
import { MultiSelect } from "./multi-select.tsx";
import { Overflow } from "./overflow.tsx";
import { Picker } from "./pickers.tsx";
import { Select } from "./select.tsx";
import { Typed } from "./typed.tsx";
import { Unknown } from "./unknown.tsx";

/** Who draws which element. A new one is a line here. */
const ELEMENTS: Readonly<Record<string, ComponentType<ElementProps>>> = {
  button: Button,
  overflow: Overflow,
  static_select: Select,
  users_select: Select,
  channels_select: Select,
  conversations_select: Select,
  multi_static_select: MultiSelect,
  multi_users_select: MultiSelect,
  multi_channels_select: MultiSelect,
  multi_conversations_select: MultiSelect,
  checkboxes: Choices,
  radio_buttons: Choices,
  datepicker: Picker,
  timepicker: Picker,
  datetimepicker: Picker,
  plain_text_input: Typed,
  email_text_input: Typed,
  url_text_input: Typed,
  number_input: Typed,
  file_input: FileInput,
};

/** Any interactive element. */
export function AnyElement(props: ElementProps): VNode {
  const { type } = props.found;
  const Drawn = Object.hasOwn(ELEMENTS, type) ? ELEMENTS[type] : undefined;
  return Drawn === undefined ? <Unknown what={type} /> : <Drawn {...props} />;
}
