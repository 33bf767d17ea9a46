import { pattern, type Rule } from "./rule.ts";

const local = "[A-Za-z0-9._%+-]{1,64}";
const host = "[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,6}";
const services =
  "(?:インスタグラム|インスタ|Instagram|instagram|ツイッター|Twitter|twitter|(?<![A-Za-z])X(?![A-Za-z])|エックス|TikTok|Tiktok|tiktok|ティックトック|LINE|ライン|フェイスブック|Facebook|facebook|YouTube|Youtube|youtube|ユーチューブ|Threads|スレッズ|ブルースカイ|Bluesky|SNS)";
const account = "(?:ID|アカウント名?|ユーザー名|ユーザーネーム|ハンドル名?|チャンネル|名前)";
const handle = "[A-Za-z0-9_][A-Za-z0-9_.-]{1,29}[A-Za-z0-9_]";

/** What stands beside a service's name and is nobody's account. */
const ordinary =
  /^(?:DM|ID|URL|PDF|SNS|LINE|API|app|App|Excel|Word|PC|OK|NG|HP|Web|web|https?|www|QR|TikTok|YouTube|Instagram|Twitter|Facebook|X|[0-9]{1,4})$/u;

/** Mail addresses before handles, so that what follows the sign of a mail address is not taken for one. */
export const accountRules: readonly Rule[] = [
  { kind: "mail", pattern: pattern(`(?<![A-Za-z0-9._%+-])${local} ?(?:@|\\(at\\)|\\[at\\]) ?${host}`) },
  { kind: "mail", pattern: pattern(`(?<![A-Za-z0-9._%+-])${local}@[A-Za-z0-9-]{1,63}`) },
  {
    kind: "handle",
    pattern: pattern(
      "(?<![A-Za-z0-9._%+-])@(?!(?:here|channel|everyone)(?![A-Za-z]))[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,29}[A-Za-z0-9_])?",
    ),
  },
  {
    kind: "handle",
    pattern: pattern(
      `(?:(?:^|[/.])(?:x|twitter|instagram|facebook|tiktok|youtube|threads|line)\\.(?:com|net|me|jp)/)@?(?<handle>${handle})`,
    ),
  },
  {
    kind: "handle",
    pattern: pattern(
      `${services}(?:(?:の|で|上の)?${account}[ :はがの「『、]{0,3}|[のは: 「『]{1,2})(?<handle>${handle})`,
    ),
    unless: (hidden) => ordinary.test(hidden),
  },
  {
    kind: "handle",
    pattern: pattern(`(?:アカウント名?|ユーザー名|ハンドルネーム)[ :はが「『、]{1,3}(?<handle>${handle})`),
    unless: (hidden) => ordinary.test(hidden),
  },
];
