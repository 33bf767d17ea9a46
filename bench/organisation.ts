const HEADER = "種別,部署コード,名称,上位部署,場所,内線,守衛,ID,役割,上司,代理";
const ROLES = ["長", "係長", "応援"];

/** How many people a section of the bench's city has: a head, a leader, a helper, and others. */
export const IN_SECTION = 25;

/** The file of a city in which these people work, one section after another. */
export function organisationOf(people: readonly string[]): string {
  const sections = Array.from({ length: Math.ceil(people.length / IN_SECTION) }, (_, n) => n);
  return [
    HEADER,
    "部署,top,市民文化局,,本庁舎2階,2000,内線110,,,,",
    ...sections.map((n) => `部署,s${n},第${n + 1}課,top,本庁舎1階,${3_000 + n},内線110,,,,`),
    ...people.map((id, n) => {
      const role = ROLES[n % IN_SECTION] ?? "職員";
      return `人,s${Math.floor(n / IN_SECTION)},職員${n + 1},,,,,${id},${role},,`;
    }),
    "",
  ].join("\n");
}
