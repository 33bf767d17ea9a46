import { readFileSync } from "node:fs";
import type { Eyes } from "./looks.ts";
import { markOf } from "./marks.ts";
import type { Life } from "./model.ts";
import type { Play } from "./play.ts";

/** Somebody of the invented town. */
export interface Dweller {
  readonly id: string;
  readonly name: string;
}

export const SECTIONS = ["ka1", "ka2", "ka3", "ka4"] as const;
export type Section = (typeof SECTIONS)[number];

/** One town: who acts in it and what they see. */
export interface Town {
  readonly play: Play;
  readonly eyes: Eyes;
  readonly nameOf: (id: string) => string;
  /** The n-th of those who report does so, or leaves a draft. */
  opens(n: number, audience: Life["audience"], isSent: boolean): Promise<void>;
}

/** Ten people above others; `stands-in`: whom the file names for an absent head. */
const MANAGERS = [
  { name: "局長", section: "kyoku", role: "長" },
  { name: "部長一", section: "bu1", role: "長" },
  { name: "部長二", section: "bu2", role: "長" },
  { name: "課長一", section: "ka1", role: "長" },
  { name: "係長一", section: "ka1", role: "係長" },
  { name: "課長二", section: "ka2", role: "長" },
  { name: "課長三", section: "ka3", role: "長" },
  { name: "代理一", section: "ka1", role: "職員" },
  { name: "係長四", section: "ka4", role: "係長" },
  { name: "上司四", section: "kyoku", role: "職員" },
] as const;

const WITHIN = { kyoku: "", bu1: "kyoku", bu2: "kyoku", ka1: "bu1", ka2: "bu1", ka3: "bu2", ka4: "bu2" };
const HEADS: Readonly<Record<string, number>> = { kyoku: 0, bu1: 1, bu2: 2, ka1: 3, ka2: 5, ka3: 6 };

/** Those who come at once when somebody of a section needs help, heads aside. */
const HELPERS: Readonly<Record<Section, readonly number[]>> = { ka1: [4], ka2: [], ka3: [], ka4: [8] };
/** Who stands in for a head, where the file says so. */
const DEPUTY: Readonly<Record<number, number>> = { 3: 7 };
const SUPERIOR = 9;

/** The section of the n-th who reports, and whether the file names a superior for them. */
export const sectionOf = (n: number): Section => SECTIONS[n % 4] ?? "ka1";
const hasSuperior = (n: number): boolean => n % 8 === 3;

/** All above somebody, the nearest first, as numbers of `MANAGERS`. */
function above(n: number): readonly number[] {
  const heads: number[] = [];
  for (let at: string = sectionOf(n); at !== ""; at = WITHIN[at as keyof typeof WITHIN]) {
    const head = HEADS[at];
    if (head !== undefined) heads.push(head);
  }
  return hasSuperior(n) ? [SUPERIOR, ...heads] : heads;
}

/** Who of them is told by the wish to let the manager know, given who is away. */
export function toldOf(n: number, isAway: (manager: number) => boolean): number {
  const head = above(n)[0] ?? 0;
  const deputy = DEPUTY[head];
  return isAway(head) && deputy !== undefined && !isAway(deputy) ? deputy : head;
}

/** Everybody who may ever be called for the n-th: of a case that is kept from managers nobody above. */
export const callable = (n: number, isKept: boolean): readonly number[] => {
  const heads = above(n);
  const others = [...HELPERS[sectionOf(n)], ...heads.flatMap((one) => DEPUTY[one] ?? [])];
  return isKept ? others.filter((one) => !heads.includes(one)) : [...heads, ...others];
};

/** Everybody of the town, of whom so many report. */
export function dwellers(people: number) {
  const called = (prefix: string, names: readonly string[]): Dweller[] =>
    names.map((name, n) => ({ id: `U${prefix}${String(n).padStart(4, "0")}`, name }));
  return {
    desk: called("DESK", ["田中", "鈴木", "高木", "小川", "西村"]),
    managers: called(
      "HEAD",
      MANAGERS.map((one) => one.name),
    ),
    colleagues: called("COLL", ["同僚一", "同僚二", "同僚三", "同僚四", "同僚五", "同僚六"]),
    advisers: called("LAWS", ["法務一", "法務二"]),
    staff: Array.from({ length: people }, (_, n) => {
      const id = `U${String(n).padStart(5, "0")}RR`;
      return { id, name: markOf(n, "n"), n };
    }),
  };
}

/** The town's file. */
export function fileOf(
  managers: readonly Dweller[],
  staff: readonly (Dweller & { readonly n: number })[],
): string {
  const key = (one: Dweller | undefined) => one?.id ?? "";
  const sections = Object.entries(WITHIN).map(([code, within]) => `部署,${code},名${code},${within},,,,,,,`);
  const heads = MANAGERS.map(({ name, section, role }, n) => {
    const deputy = DEPUTY[n];
    return `人,${section},${name},,,,,${key(managers[n])},${role},,${deputy === undefined ? "" : key(managers[deputy])}`;
  });
  const people = staff.map((one) => {
    const superior = hasSuperior(one.n) ? key(managers[SUPERIOR]) : "";
    return `人,${sectionOf(one.n)},${one.name},,,,,${key(one)},職員,${superior},`;
  });
  const head = "種別,部署コード,名称,上位部署,場所,内線,守衛,ID,役割,上司,代理";
  return [head, ...sections, ...heads, ...people, ""].join("\n");
}

/** The city's own policy, with a section that the desk can ask. */
export const policyText = (advisers: readonly string[]): string => {
  const text = readFileSync("policies/sapporo-2026.yml", "utf8");
  return advisers.length === 0
    ? text
    : `${text}\nadvisers:\n  legal: { label: 法務, people: [${advisers.join(", ")}] }\n`;
};
