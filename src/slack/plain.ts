/**
 * The text of a Slack message as a person reads it: without its markup for links and mentions.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export function readable(text: string): string {
  return text
    .replaceAll(
      /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g,
      (_, sign: string, target: string, label: string | undefined) => {
        if (sign === "@") return `@${label ?? target}`;
        if (sign === "#") return `#${label ?? target}`;
        if (sign === "!")
          return target.startsWith("date^") ? (label ?? "") : `@${(label ?? target).replace(/^@/, "")}`;
        return label === undefined || label === target ? target : `${label} (${target})`;
      },
    )
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
