import fc from "fast-check";
import { expect, test } from "vitest";
import {
  chain,
  type Member,
  type Organisation,
  organisationOf,
  type Role,
  roles,
  type Section,
} from "../../src/organisation/organisation.ts";
import { readOrganisation } from "../../src/organisation/read.ts";
import { columns } from "../../src/organisation/table.ts";

const encode = (text: string) => new TextEncoder().encode(text);

test("whatever bytes a file holds, reading it gives an answer and never throws", () => {
  const anyRows = fc
    .array(fc.array(fc.string({ unit: "grapheme" }), { maxLength: 13 }).map((cells) => cells.join(",")))
    .map((rows) => encode([columns.join(","), ...rows].join("\n")));
  const anyFile = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: "binary" }).map(encode),
    anyRows,
    fc
      .array(fc.constantFrom("種別", "部署", "人", ",", '"', "\n", "\r", "1", "a@b.jp", "長"))
      .map((parts) => encode(`${columns.join(",")}\n${parts.join("")}`)),
  );
  fc.assert(
    fc.property(anyFile, (bytes) => {
      const reading = readOrganisation(bytes);
      const told = reading.ok ? reading.remarks : reading.faults;
      for (const { line, text } of told) {
        expect(line).toBeGreaterThan(0);
        expect(text).not.toBe("");
      }
      expect(reading.ok || told.length > 0).toBe(true);
    }),
    { numRuns: 300 },
  );
});

/** A text as it may stand in a cell: trimmed, on one line. */
const cell = fc
  .string({ unit: "grapheme", maxLength: 12 })
  .map((text) => text.replaceAll(/[\p{Cc}\p{Cs}\p{Z}\uFEFF]+/gu, " ").trim());
const name = cell.map((text) => text || "名");

/** An organisation that the reader accepts: codes and keys by number, all that is above has a smaller one. */
const anyOrganisation = fc
  .record({
    sections: fc.array(fc.record({ name, place: cell, extension: cell, guard: cell, above: fc.nat() }), {
      minLength: 1,
      maxLength: 12,
    }),
    members: fc.array(
      fc.record({
        ...{ name, bySlack: fc.boolean(), section: fc.nat(), above: fc.option(fc.nat()) },
        ...{
          roles: fc.uniqueArray(fc.constantFrom(...roles), { minLength: 1 }),
          deputy: fc.option(fc.nat()),
        },
      }),
      { maxLength: 25 },
    ),
  })
  .map((given): Organisation => {
    const sections = given.sections.map(
      ({ above, ...one }, n): Section => ({
        ...one,
        code: `S${n}`,
        within: n === 0 ? null : `S${above % n}`,
      }),
    );
    const keyOf = (n: number) => (given.members[n]?.bySlack ? `U0000${n}` : `m${n}@example.jp`);
    const members = given.members.map((one, n): Member => {
      const key = keyOf(n);
      const before = (at: number | null) => (at === null || n === 0 ? null : keyOf(at % n));
      const deputy = before(one.deputy);
      return {
        ...{ key, id: one.bySlack ? key : null, mail: one.bySlack ? null : key, name: one.name },
        ...{ section: `S${one.section % sections.length}`, roles: one.roles },
        ...{ superior: before(one.above), deputies: deputy === null ? [] : [deputy] },
      };
    });
    return organisationOf(sections, members);
  });

const WORDS = { head: "長", leader: "係長", helper: "応援", member: "職員" } satisfies Record<Role, string>;

/** The file of an organisation, as somebody might have written it. */
function written({ sections, members }: Organisation): string {
  const quoted = (cells: readonly string[]) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(",");
  const rows = [
    ...[...sections.values()].map((s) => [
      "部署",
      s.code,
      s.name,
      s.within ?? "",
      s.place,
      s.extension,
      s.guard,
      "",
      "",
      "",
      "",
    ]),
    ...[...members.values()].map((m) => {
      const has = m.roles.map((role) => WORDS[role]).join("・");
      return ["人", m.section, m.name, "", "", "", "", m.key, has, m.superior ?? "", m.deputies.join(";")];
    }),
  ];
  return [columns, ...rows].map(quoted).join("\r\n");
}

test("what is written as a file is read back the same", () => {
  fc.assert(
    fc.property(anyOrganisation, (org) => {
      const reading = readOrganisation(encode(written(org)));
      expect(reading).toMatchObject({ ok: true, organisation: org });
    }),
  );
});

test("a chain ends, calls nobody twice, never the caller, and begins with a ring of somebody", () => {
  fc.assert(
    fc.property(anyOrganisation, fc.nat(), fc.nat(), (org, a, b) => {
      const codes = [...org.sections.keys()];
      const caller = [...org.members.values()][b % Math.max(1, org.members.size)] ?? null;
      const rings = chain(org, codes[a % codes.length] ?? "", caller);
      const keys = rings.flat().map((one) => one.key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).not.toContain(caller?.key);
      expect(rings.every((ring) => ring.length > 0)).toBe(true);
    }),
  );
});
