/** Part of the city's administration: who works there, where it is, and which part it belongs to. */
export interface Section {
  readonly code: string;
  readonly name: string;
  /** The code of the section above it. */
  readonly within: string | null;
  readonly place: string;
  readonly extension: string;
  /** How the guard of its building is reached, as the city writes it. */
  readonly guard: string;
}

/** What somebody does in their section, besides their work: `helper` is registered to come when called. */
export type Role = (typeof roles)[number];

export const roles = ["head", "leader", "helper", "member"] as const;

/** How the file names somebody: their mail address in lower case, or their id in Slack. */
export type MemberKey = string;

/** Somebody who works for the city, as its file says. */
export interface Member {
  readonly key: MemberKey;
  /** Their id in Slack, where the file names them by it. */
  readonly id: string | null;
  readonly mail: string | null;
  readonly name: string;
  /** The code of their section. */
  readonly section: string;
  readonly roles: readonly Role[];
  /** Who is above them, where it is not the head of the section above. */
  readonly superior: MemberKey | null;
  /** Who stands in for them, the first that can. */
  readonly deputies: readonly MemberKey[];
}

/** The city's sections and people, in the order of its file. Read whole from one file, and replaced whole. */
export interface Organisation {
  readonly sections: ReadonlyMap<string, Section>;
  readonly members: ReadonlyMap<MemberKey, Member>;
  /** Who works in a section, by its code. */
  readonly staff: ReadonlyMap<string, readonly Member[]>;
}

/** Puts sections and people together; of two with the same code or key the last counts. */
export function organisationOf(sections: readonly Section[], members: readonly Member[]): Organisation {
  const all = new Map(members.map((one) => [one.key, one]));
  return {
    sections: new Map(sections.map((one) => [one.code, one])),
    members: all,
    staff: Map.groupBy(all.values(), (one) => one.section),
  };
}

/** What there is without a file: nobody is known, nobody is asked where they belong, and everything else works. */
export const noOrganisation: Organisation = organisationOf([], []);

/** Whether there is a file at all. */
export const isGiven = (org: Organisation): boolean => org.sections.size > 0;

/** Where somebody works, as far as anybody knows. */
export type Belonging =
  /** The city's file knows them. */
  | { readonly as: "listed"; readonly section: string }
  /** They said so themselves. */
  | { readonly as: "said"; readonly section: string }
  /** They were asked, and do not know or would not say. */
  | { readonly as: "unsaid" }
  /** Nobody knows. `gone`: they named a section once that is not in the file any more. */
  | { readonly as: "unknown"; readonly gone: boolean }
  /** Slack could not be asked who they are, or there is no file. */
  | { readonly as: "unasked" };

/** How a mail address is compared: nobody means two people by the same one in capitals. */
export const mailKey = (mail: string): MemberKey => mail.trim().toLowerCase();

/** Who somebody in Slack is to the city. Their id comes first, since nobody can change it. */
export function memberFor(
  org: Organisation,
  person: { readonly id: string; readonly mail: string | null },
): Member | null {
  const byMail = person.mail === null ? undefined : org.members.get(mailKey(person.mail));
  return org.members.get(person.id) ?? byMail ?? null;
}

/** Somebody as far as it is known who they are to the city: `said` is the section they named themselves. */
export interface Staffed {
  readonly reporter: string;
  readonly mail: string | null;
  readonly said: string | null;
}

/** Where somebody works: by the file, else as they said; null where nobody knows, or the section is gone. */
export function sectionFor(org: Organisation, { reporter, mail, said }: Staffed): Section | null {
  const code = memberFor(org, { id: reporter, mail })?.section ?? said;
  return code === null ? null : (org.sections.get(code) ?? null);
}

/** The codes of the sections from the top of the city down to one. */
export const codesTo = (org: Organisation, code: string): readonly string[] =>
  upwards(org, code)
    .map((section) => section.code)
    .toReversed();

/** A section as people say it, from the top: 市民文化局 市民課. Empty for one that is not in the file any more. */
export function pathOf(org: Organisation, code: string): string {
  return upwards(org, code)
    .map((section) => section.name)
    .toReversed()
    .join(" ");
}

/** Who works in a section, in the order of the file. */
export const membersOf = (org: Organisation, code: string): readonly Member[] => org.staff.get(code) ?? [];

export const isHead = (member: Member): boolean => member.roles.includes("head");

/** Head, leaders and registered helpers: who is called at once when somebody of their section needs help. */
const isCalledAtOnce = ({ roles: has }: Member): boolean =>
  has.some((role) => role === "head" || role === "leader" || role === "helper");

/**
 * Whom to call for somebody of a section, ring by ring: first its head, leaders and helpers together, then the next
 * above, and so on to the top. Nobody is called twice, the caller never, and `leftOut` never. Where that leaves the
 * first ring without a head, the next above belongs to it: whoever decides is called at once. Who stands in for
 * somebody absent is not settled here, since absence is not in the file.
 */
export function chain(
  org: Organisation,
  code: string,
  caller: Member | null,
  leftOut: ReadonlySet<MemberKey> = new Set(),
): readonly (readonly Member[])[] {
  const called = new Set<MemberKey>([...leftOut, ...(caller === null ? [] : [caller.key])]);
  const fresh = (people: readonly Member[]): readonly Member[] => {
    const all = people.filter((one) => !called.has(one.key));
    for (const one of all) called.add(one.key);
    return all;
  };
  const here = fresh(membersOf(org, code).filter(isCalledAtOnce));
  const above = [...climb(org, code, caller)].map(fresh).filter((ring) => ring.length > 0);
  if (here.some(isHead)) return [here, ...above];
  const first = [...here, ...(above[0] ?? [])];
  return first.length === 0 ? [] : [first, ...above.slice(1)];
}

/**
 * Who manages somebody of a section: its heads, without themselves; where that leaves nobody, the next above. Several
 * where the file names several.
 */
export function managersOf(org: Organisation, code: string, person: Member | null): readonly Member[] {
  const rings = [membersOf(org, code).filter(isHead), ...climb(org, code, person)];
  const others = rings.map((ring) => ring.filter((one) => one.key !== person?.key));
  return others.find((ring) => ring.length > 0) ?? [];
}

/** The sections' entries by which somebody in Slack is their head: by address, by id, or both. */
export const headOf = (
  org: Organisation,
  { id, mail }: { readonly id: string; readonly mail: string | null },
): readonly Member[] =>
  [id, ...(mail === null ? [] : [mailKey(mail)])].flatMap((key) => org.members.get(key) ?? []).filter(isHead);

/** Everybody above somebody, the nearest first. */
export function managersAbove(org: Organisation, person: Member): readonly Member[] {
  const found = new Set<Member>();
  for (let at: Member | undefined = person; at !== undefined; ) {
    const fresh: readonly Member[] = managersOf(org, at.section, at).filter(
      (one) => one !== person && !found.has(one),
    );
    for (const one of fresh) found.add(one);
    at = fresh[0];
  }
  return [...found];
}

/**
 * Everybody who is above somebody of a section, whatever else they do: every head of the city, and whom the file names as
 * a superior on the way up, though they lead a team or are registered to help.
 */
export function superiorsOf(
  org: Organisation,
  code: string | null,
  person: Member | null,
): ReadonlySet<MemberKey> {
  const heads = [...org.members.values()].filter(isHead);
  const above = code === null ? [] : [...climb(org, code, person)].flat();
  return new Set([...heads, ...above].map(({ key }) => key));
}

/**
 * Step by step, those above: whom the file names as somebody's superior, else the heads of the next section up. Begins
 * with the heads of the section itself, and never passes anybody's superior or a section twice.
 */
function* climb(org: Organisation, code: string, caller: Member | null): Generator<readonly Member[], void> {
  const named = new Set<MemberKey>();
  const passed = new Set<string>();
  let ring: readonly Member[] = caller === null ? [] : [caller];
  let at = org.sections.get(code);
  while (at !== undefined) {
    const keys = new Set(ring.flatMap(({ superior }) => superior ?? []).filter((key) => !named.has(key)));
    const superiors = [...keys].flatMap((key) => org.members.get(key) ?? []);
    for (const key of keys) named.add(key);
    const [first] = superiors;
    if (first !== undefined) {
      ring = superiors;
      at = org.sections.get(first.section);
    } else {
      if (passed.has(at.code)) at = at.within === null ? undefined : org.sections.get(at.within);
      if (at === undefined || passed.has(at.code)) return;
      passed.add(at.code);
      const { code: here } = at;
      ring = membersOf(org, here).filter(isHead);
    }
    yield ring;
  }
}

/** A section and those it belongs to, from below; a circle ends where it would begin anew. */
export function upwards(org: Organisation, code: string): readonly Section[] {
  const passed = new Set<Section>();
  for (let at = org.sections.get(code); at !== undefined && !passed.has(at); ) {
    passed.add(at);
    at = at.within === null ? undefined : org.sections.get(at.within);
  }
  return [...passed];
}
