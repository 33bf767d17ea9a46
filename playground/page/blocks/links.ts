const SAFE: ReadonlySet<string> = new Set(["http:", "https:", "mailto:", "tel:"]);
const PICTURES: ReadonlySet<string> = new Set(["http:", "https:"]);

/** Where a link may lead: the web, a mailbox, a telephone. Anything else, such as a script, is no link at all. */
export function safeHref(address: string): string | undefined {
  return within(SAFE, address);
}

/** Where a picture may come from. */
export function safeSource(address: string): string | undefined {
  return within(PICTURES, address);
}

function within(schemes: ReadonlySet<string>, address: string): string | undefined {
  const url = URL.parse(address);
  return url !== null && schemes.has(url.protocol) ? url.href : undefined;
}
