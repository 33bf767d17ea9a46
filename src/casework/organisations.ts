import { noOrganisation, type Organisation } from "../organisation/organisation.ts";
import { readOrganisation } from "../organisation/read.ts";
import type { Log } from "./ports.ts";

/** What came of a look at the organisation's file: its content only if it changed since the last look. */
export type FileLook =
  | { readonly as: "changed"; readonly bytes: Uint8Array }
  | { readonly as: "same" }
  /** The system's code. */
  | { readonly as: "unreadable"; readonly code: string };

/** The city's sections and people as they were last read without a fault. */
export interface Organisations {
  current(): Organisation;
  /** Reads the file again if it changed; a faulty one is told in the log and changes nothing. */
  look(): Promise<void>;
}

/** Keeps the organisation in force. `look` is null where the city gives no file. */
export function organisations(look: (() => Promise<FileLook>) | null, log: Log): Organisations {
  let current = noOrganisation;
  let unreadable: string | null = null;

  /** What the log says about every file that is not used. */
  const kept = () =>
    current === noOrganisation
      ? "ORGANISATION のファイルを直してください。それまで、名簿なしで動きます。"
      : "ORGANISATION のファイルを直してください。それまで、前に読めた名簿を使います。";

  function read(bytes: Uint8Array): void {
    const reading = readOrganisation(bytes);
    if (!reading.ok) {
      for (const { line, text } of reading.faults) log.error("organisation-fault", { line, text });
      log.error("organisation", { faults: reading.faults.length, remedy: kept() });
      return;
    }
    for (const { line, text } of reading.remarks) log.warn("organisation-remark", { line, text });
    current = reading.organisation;
    log.info("organisation", { sections: current.sections.size, people: current.members.size });
  }

  return {
    current: () => current,
    look: async () => {
      if (look === null) return;
      const found = await look();
      const code = found.as === "unreadable" ? found.code : null;
      if (code !== null && code !== unreadable) log.error("organisation", { code, remedy: kept() });
      unreadable = code;
      if (found.as === "changed") read(found.bytes);
    },
  };
}
