import sharp from "sharp";
import type { Citizen } from "./citizen.ts";
import type { City } from "./city.ts";

/** A photograph that was taken lying, and says with what camera and where. */
export async function photograph(): Promise<Uint8Array> {
  const taken = sharp({ create: { width: 40, height: 20, channels: 3, background: "#1f5d50" } })
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { Model: "Sato's camera" }, IFD3: { GPSLatitude: "43/1 3/1 43/1" } })
    .jpeg();
  return new Uint8Array(await taken.toBuffer());
}

/** The files of the bot that somebody sees in a channel and its threads. */
export function filesIn(city: City, person: Citizen, channel: string) {
  return person
    .everything(channel)
    .filter((m) => m.user === city.slack.botUserId)
    .flatMap((m) => m.files)
    .map(({ id, title, name }) => ({ id, title, name, bytes: city.slack.bytesOf(id) }));
}
