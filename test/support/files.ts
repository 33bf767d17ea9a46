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

/** A document under a password: enough of one that it is known for it. */
export const LOCKED = Buffer.from(`%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [] /Count 0 >>
endobj
3 0 obj
<< /Filter /Standard /V 1 /R 2 /O <${"41".repeat(32)}> /U <${"42".repeat(32)}> /P -4 >>
endobj
trailer
<< /Root 1 0 R /Encrypt 3 0 R /ID [<4142> <4142>] /Size 4 >>
%%EOF
`);
