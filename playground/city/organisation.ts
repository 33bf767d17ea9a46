import { people, type Role, type SectionId, sections } from "./people.ts";

/** What the city's own file calls the roles in which people are called; everybody else is 職員. */
const ROLES: Partial<Record<Role, string>> = { 課長: "長", 係長: "係長" };

/** The code of a department in that file. */
const codeOf = (bureau: string, department: string): string => `${bureau}/${department}`;

/** The codes of the sections from the top of the city down to one. */
export function codesTo(section: SectionId): readonly string[] {
  const { bureau, department } = sections[section];
  return [bureau, codeOf(bureau, department), section];
}

/** The invented city's file of sections and people (`ORGANISATION`), as its officials would keep it. */
export function organisationFile(): string {
  const units = new Map<string, { name: string; within: string }>();
  for (const { bureau, department } of Object.values(sections)) {
    units.set(bureau, { name: bureau, within: "" });
    units.set(codeOf(bureau, department), { name: department, within: bureau });
  }
  const rows = [
    ...[...units].map(([code, { name, within }]) => ["部署", code, name, within, "", "", "", "", ""]),
    ...Object.entries(sections).map(([code, { name, bureau, department }], floor) => [
      "部署",
      code,
      name,
      codeOf(bureau, department),
      `市役所${1 + (floor % 5)}階`,
      people.find((one) => one.section === code)?.extension.replace("内線", "") ?? "",
      "内線1000",
      "",
      "",
    ]),
    ...people.map((one) => ["人", one.section, one.name, "", "", "", "", one.id, ROLES[one.role] ?? "職員"]),
  ];
  const head = [
    "種別",
    "部署コード",
    "名称",
    "上位部署",
    "場所",
    "内線",
    "守衛",
    "ID",
    "役割",
    "上司",
    "代理",
  ];
  return [head, ...rows.map((row) => [...row, "", ""])].map((row) => row.join(",")).join("\n");
}
