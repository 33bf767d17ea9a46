import type { Fault } from "./fault.ts";
import { chain, isHead, type Member, type Organisation, type Section } from "./organisation.ts";

/** What a row of the file says, with the line it stands in. */
export interface Placed<T> {
  readonly line: number;
  readonly it: T;
}

/** Sections that belong to one that is not there, or in the end to themselves. */
export function checkSections(org: Organisation, sections: readonly Placed<Section>[]): readonly Fault[] {
  const above = (code: string) => org.sections.get(code)?.within ?? null;
  return sections.flatMap(({ line, it }) => {
    if (it.within === null) return [];
    if (!org.sections.has(it.within))
      return [
        { line, text: "「上位部署」のコードの部署が、ファイルにありません。コードを確かめてください。" },
      ];
    if (!comesBack(it.code, above)) return [];
    return [
      {
        line,
        text: "「上位部署」をたどると、この部署に戻ってきます。いちばん上の部署では空にしてください。",
      },
    ];
  });
}

/** People in a section, under a superior or with a deputy that is not there. */
export function checkMembers(org: Organisation, members: readonly Placed<Member>[]): readonly Fault[] {
  const above = (key: string) => org.members.get(key)?.superior ?? null;
  return members.flatMap(({ line, it }) => {
    const faults: string[] = [];
    if (!org.sections.has(it.section))
      faults.push("「部署コード」の部署が、ファイルにありません。コードを確かめてください。");
    const missing = (key: string) => !org.members.has(key);
    if (it.superior !== null && missing(it.superior))
      faults.push("「上司」の人が、ファイルにいません。その人の行を足すか、空にしてください。");
    if (it.deputies.some(missing))
      faults.push("「代理」の人が、ファイルにいません。その人の行を足すか、消してください。");
    if (it.key !== "" && it.deputies.includes(it.key)) faults.push("「代理」に、本人は書けません。");
    if (it.key !== "" && comesBack(it.key, above))
      faults.push("「上司」をたどると、本人に戻ってきます。どこかの「上司」を空にしてください。");
    return faults.map((text) => ({ line, text }));
  });
}

/** What does not keep the file from being used, but leaves somebody with less help than the city may think. */
export function remarksOn(org: Organisation, sections: readonly Placed<Section>[]): readonly Fault[] {
  const headed = new Set([...org.members.values()].filter(isHead).map((one) => one.section));
  return sections
    .filter(({ it }) => !headed.has(it.code))
    .map(({ line, it }) => {
      const text =
        chain(org, it.code, null).length > 0
          ? "この部署には「長」がいません。応援は、すぐ上の「長」に届きます。"
          : "この部署にも上にも、応援を呼べる人がいません。応援は、相談窓口だけに届きます。";
      return { line, text };
    });
}

/** Whether going up from here leads back here. A circle further up is told where it is. */
function comesBack(start: string, above: (key: string) => string | null): boolean {
  const passed = new Set<string>();
  for (let at = above(start); at !== null && !passed.has(at); at = above(at)) {
    if (at === start) return true;
    passed.add(at);
  }
  return false;
}
