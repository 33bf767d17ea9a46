/** What a mask covers, in the order in which the rules look. */
export type Kind =
  | "name"
  | "phone"
  | "postal"
  | "address"
  | "mail"
  | "my-number"
  | "bank"
  | "insurance"
  | "birth"
  | "car"
  | "handle";

/** A piece of the folded text. */
export interface Piece {
  readonly start: number;
  readonly end: number;
}

export interface Found extends Piece {
  readonly kind: Kind;
}

/**
 * One way a kind of data is written. Its named groups are hidden, or all of it without one.
 * No pattern repeats without a bound, so that a long text costs no more than its length.
 */
export interface Rule {
  readonly kind: Kind;
  readonly pattern: RegExp;
  readonly unless?: (hidden: string, behind: string) => boolean;
}

/** Everything a rule hides in the folded text. */
export function hiddenBy(rule: Rule, text: string): readonly Found[] {
  return [...text.matchAll(rule.pattern)]
    .flatMap((match): readonly Piece[] => {
      const groups = Object.values(match.indices?.groups ?? {}).filter((place) => place !== undefined);
      if (groups.length > 0) return groups.map(([start, end]) => ({ start, end }));
      return [{ start: match.index, end: match.index + match[0].length }];
    })
    .filter(
      ({ start, end }) => end > start && !rule.unless?.(text.slice(start, end), text.slice(end, end + 12)),
    )
    .map((piece) => ({ ...piece, kind: rule.kind }));
}

/** A pattern put together from parts, global, with the places of its groups. */
export function pattern(source: string): RegExp {
  return new RegExp(source, "dgu");
}
