import { bags, isBag, textOf } from "../../workspace/bag.ts";
import { labelOf } from "../../workspace/elements.ts";
import type { Bag } from "../../workspace/shapes.ts";
import type { Directory, Named } from "./surface.ts";

/** One thing to choose in a menu: what goes to the bot, and what is read. */
export interface Offer {
  readonly value: string;
  readonly label: string;
}

export interface OfferGroup {
  readonly label: string | undefined;
  readonly offers: readonly Offer[];
}

/** What a menu offers: its own options, or the people and channels there are. */
export function offersOf(element: Bag, directory: Directory): OfferGroup[] {
  const type = textOf(element.type) ?? "";
  if (type.includes("users")) return [{ label: undefined, offers: directory.people.map(named("")) }];
  if (type.includes("channels") || type.includes("conversations")) {
    return [{ label: undefined, offers: directory.channels.map(named("#")) }];
  }
  const groups = bags(element.option_groups).map((group) => ({
    label: labelOf({ text: group.label }),
    offers: bags(group.options).map(offer),
  }));
  return groups.length > 0 ? groups : [{ label: undefined, offers: bags(element.options).map(offer) }];
}

const offer = (option: Bag): Offer => ({ value: textOf(option.value) ?? "", label: labelOf(option) });

const named =
  (sign: string) =>
  ({ id, name }: Named): Offer => ({ value: id, label: `${sign}${name}` });

const HELD = [
  "selected_option",
  "selected_user",
  "selected_channel",
  "selected_conversation",
  "selected_options",
  "selected_users",
  "selected_channels",
  "selected_conversations",
];

/** What is chosen in a menu, checkboxes or radio buttons, as the values of its offers. */
export function chosenValues(value: Bag): string[] {
  return HELD.flatMap((key) => {
    const held = value[key];
    return (Array.isArray(held) ? held : [held]).flatMap((one) =>
      typeof one === "string" ? [one] : isBag(one) ? [textOf(one.value) ?? ""] : [],
    );
  });
}

/** What to choose when a press of one of several turns it on or off. */
export function toggled(chosen: readonly string[], value: string): string[] {
  return chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
}
