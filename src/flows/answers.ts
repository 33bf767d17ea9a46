/**
 * What somebody answered: question → keys of the chosen options. `[]` means skipped, absent means not yet
 * answered. A question answered in words holds `['words']`, or `['later']` when put off; the words
 * themselves live elsewhere. The way in is the answer to the built-in question `kind`.
 */
export type Answers = Readonly<Record<string, readonly string[]>>;
