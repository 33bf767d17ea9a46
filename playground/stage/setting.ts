import { parse } from "yaml";
import { z } from "zod";
import type { Setting } from "../api.ts";
import { CITY } from "../city/people.ts";
import { members } from "./members.ts";
import { tourTitles } from "./tour.ts";

const declared = z.object({
  display_information: z.object({ name: z.string() }),
  features: z.object({
    slash_commands: z.array(
      z.object({ command: z.string(), description: z.string(), usage_hint: z.string().default("") }),
    ),
    shortcuts: z.array(
      z.object({ name: z.string(), type: z.enum(["global", "message"]), callback_id: z.string() }),
    ),
  }),
});

/** What a page needs to know once: the people, and what the manifest offers them. */
export function settingOf(manifest: string, botUser: string): Setting {
  const { display_information, features } = declared.parse(parse(manifest));
  return {
    city: `${CITY.name}（${CITY.mark}）`,
    cast: members,
    commands: features.slash_commands.map(({ command, usage_hint, description }) => ({
      name: command,
      hint: usage_hint,
      says: description,
    })),
    shortcuts: features.shortcuts.map(({ callback_id, name, type }) => ({ id: callback_id, name, on: type })),
    botUser,
    botName: display_information.name,
    tour: tourTitles,
  };
}
