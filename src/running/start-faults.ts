import { ChangesAtDesk } from "../casework/changes.ts";
import { PolicyChanged } from "../casework/policies.ts";
import { nameOf, StoreError } from "../casework/trouble.ts";
import type { Config } from "../config.ts";
import { AccessRefused } from "../slack/connect.ts";
import { tokenRemedy } from "./token-words.ts";

/** Why the bot could not start, as sentences for whoever runs it. */
export function startFaults(error: unknown, transport: Config["transport"]): readonly string[] {
  if (error instanceof StoreError) return [error.message];
  if (error instanceof PolicyChanged) return [policyChanged(error.version)];
  if (error instanceof ChangesAtDesk) return [changesAtDesk];
  if (error instanceof AccessRefused) {
    return error.refused.map(
      ({ variable, code }) =>
        `Slackが ${variable} を受け付けません（${code}）。${tokenRemedy(variable, code)}`,
    );
  }
  const port = transport.kind === "http" ? transport.port : null;
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (port !== null && code === "EADDRINUSE") {
    return [
      `PORT ${port} は、ほかのプログラムが使っています。そのプログラムを止めるか、PORT に別の番号を設定してください。`,
    ];
  }
  if (port !== null && code === "EACCES") {
    return [
      `PORT ${port} を使う権限がありません。1024 以上の番号を設定し、リバースプロキシーから回してください。`,
    ];
  }
  return [`起動できません（${nameOf(error)}）。npm run doctor で、全体を確かめてください。`];
}

/** What to do about a policy whose content changed under its version. */
export const policyChanged = (version: string): string =>
  `ポリシーの中身が、前に読んだ「${version}」と違います。変えたときは、ファイルの version も新しい名前（例：${version}-2）にしてください。進行中の件は、前の中身のまま続きます。`;

/** What to do where what all staff read would be posted in the desk's own channel. */
export const changesAtDesk =
  "ポリシーの changes の channel が、窓口のチャンネル（DESK_CHANNEL）と同じです。全職員が読むチャンネルのIDを書いてください。";
