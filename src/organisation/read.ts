import { checkMembers, checkSections, type Placed, remarksOn } from "./check.ts";
import { type Fault, inOrder } from "./fault.ts";
import {
  type Member,
  mailKey,
  type Organisation,
  organisationOf,
  type Role,
  type Section,
} from "./organisation.ts";
import { type Column, openTable, plain, type Row } from "./table.ts";

/** Either an organisation without any fault, with what is worth a look; or everything that is wrong with its file. */
export type Reading =
  | { readonly ok: true; readonly organisation: Organisation; readonly remarks: readonly Fault[] }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Reads the city's file of sections and people. A file with any fault is not used at all, and every fault is told at
 * once with its line, for people who know the city and not the program. No sentence quotes what stands in the file.
 */
export function readOrganisation(bytes: Uint8Array): Reading {
  const table = openTable(bytes);
  if (!table.ok) return table;
  const faults: Fault[] = [];
  const sections: Placed<Section>[] = [];
  const members: Placed<Member>[] = [];
  for (const row of table.rows) {
    const tell = (text: string) => faults.push({ line: row.line, text });
    switch (plain(row.values.種別)) {
      case "部署":
        sections.push(sectionOf(row, tell));
        break;
      case "人":
        members.push(memberOf(row, tell));
        break;
      default:
        tell("「種別」には「部署」か「人」と書いてください。");
    }
  }
  if (sections.length === 0)
    faults.push({ line: 1, text: "部署の行がありません。「種別」が「部署」の行を書いてください。" });
  faults.push(...repeated(sections, (one) => one.code, "同じ「部署コード」"));
  faults.push(...repeated(members, (one) => one.key, "同じ「ID」"));
  const organisation = organisationOf(
    sections.map(({ it }) => it),
    members.map(({ it }) => it),
  );
  faults.push(...checkSections(organisation, sections), ...checkMembers(organisation, members));
  if (faults.length > 0) return { ok: false, faults: inOrder(faults) };
  return { ok: true, organisation, remarks: inOrder(remarksOn(organisation, sections)) };
}

/** Codes travel in Slack's menus, which hold no longer values. */
const LONGEST_CODE = 50;

type Tell = (text: string) => void;

function sectionOf({ line, values }: Row, tell: Tell): Placed<Section> {
  const code = plain(values.部署コード);
  const within = plain(values.上位部署);
  if (code.length > LONGEST_CODE) tell(`「部署コード」は${LONGEST_CODE}文字までです。`);
  if (code === "") tell("「部署コード」がありません。");
  if (values.名称 === "") tell("「名称」がありません。部署の名前を書いてください。");
  const { 名称: name, 場所: place, 内線: extension, 守衛: guard } = values;
  return { line, it: { code, name, within: within === "" ? null : within, place, extension, guard } };
}

function memberOf({ line, values }: Row, tell: Tell): Placed<Member> {
  const ids = (column: Column) =>
    inList(values[column], /[;,、]/).flatMap((value) => {
      const key = keyOf(value);
      if (key === null)
        tell(`「${column}」には、メールアドレスかSlackのID（Uで始まるもの）を書いてください。`);
      return key === null ? [] : [key];
    });
  const given = keyOf(plain(values.ID));
  if (given === null) tell("「ID」には、メールアドレスかSlackのID（Uで始まるもの）を1つ書いてください。");
  const key = given ?? "";
  if (values.名称 === "") tell("「名称」がありません。人の名前を書いてください。");
  const superiors = ids("上司");
  if (superiors.length > 1) tell("「上司」には、1人だけ書いてください。");
  const bySlack = SLACK_ID.test(key);
  return {
    line,
    it: {
      key,
      id: bySlack ? key : null,
      mail: bySlack || given === null ? null : key,
      name: values.名称,
      section: plain(values.部署コード),
      roles: rolesIn(values.役割, tell),
      superior: superiors[0] ?? null,
      deputies: [...new Set(ids("代理"))],
    },
  };
}

const SLACK_ID = /^[UW][0-9A-Z]{5,}$/;
const MAIL = /^[^\s@;,]+@[^\s@;,]+\.[^\s@;,]+$/;

/** How somebody is named, so that it can be compared; null for what is neither an address nor an id. */
function keyOf(value: string): string | null {
  if (SLACK_ID.test(value)) return value;
  return MAIL.test(value) ? mailKey(value) : null;
}

const ROLES: ReadonlyMap<string, Role> = new Map([
  ["長", "head"],
  ["係長", "leader"],
  ["応援", "helper"],
  ["職員", "member"],
]);

function rolesIn(value: string, tell: Tell): readonly Role[] {
  const written = inList(value, /[・;,、]/);
  const known = written.flatMap((word) => ROLES.get(word) ?? []);
  if (known.length < written.length)
    tell("「役割」には、長・係長・応援・職員のどれかを書いてください（2つ以上なら「・」で区切ります）。");
  return known.length === 0 ? ["member"] : [...new Set(known)];
}

/** The values of a cell that holds several, however wide they were typed. */
const inList = (value: string, between: RegExp): readonly string[] =>
  plain(value)
    .split(between)
    .map((one) => one.trim())
    .filter((one) => one !== "");

/** Whoever comes second is told where the first stands. */
function repeated<T>(all: readonly Placed<T>[], keyOf: (it: T) => string, what: string): readonly Fault[] {
  const firsts = new Map<string, number>();
  return all.flatMap(({ line, it }) => {
    const key = keyOf(it);
    if (key === "") return [];
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, line);
    const text = `${first}行目と${what}です。どちらかを消すか、直してください。`;
    return first === undefined ? [] : [{ line, text }];
  });
}
