import type { PersonId } from "../../src/cases/case.ts";
import { DESK, type Hours, LONG, OFFICE } from "./calendar.ts";

// Everybody here is invented, and so is the city: Japan has no 白樺市. Only the commonest family names are used, and
// no given names, so that nobody can be meant.

/** The city in which everything of the playground happens. */
export const CITY = { name: "白樺市", mark: "架空" } as const;

/** A section of the city hall, with the bureau and the department above it. */
export interface Section {
  readonly name: string;
  readonly bureau: string;
  readonly department: string;
  /** When its counters and telephones are open. */
  readonly hours: Hours;
}

/** The city hall as a small tree, as far as somebody of it appears. */
export const sections = {
  inspection: {
    bureau: "総務局",
    department: "行政部",
    name: "総務課 行政監察担当（相談窓口）",
    hours: DESK,
  },
  hearing: { bureau: "総務局", department: "広報広聴部", name: "広聴課", hours: OFFICE },
  callcentre: { bureau: "総務局", department: "広報広聴部", name: "コールセンター（委託）", hours: LONG },
  counter: { bureau: "市民局", department: "市民生活部", name: "市民窓口課", hours: OFFICE },
  insurance: { bureau: "市民局", department: "市民生活部", name: "保険年金課", hours: OFFICE },
  tax: { bureau: "財政局", department: "税政部", name: "税務課", hours: OFFICE },
  accounts: { bureau: "会計室", department: "会計室", name: "会計課", hours: OFFICE },
  welfare: { bureau: "保健福祉局", department: "福祉部", name: "福祉課", hours: OFFICE },
  children: { bureau: "保健福祉局", department: "子ども部", name: "子育て支援課", hours: OFFICE },
  waste: { bureau: "環境局", department: "環境部", name: "ごみ減量課", hours: OFFICE },
  roads: { bureau: "建設局", department: "道路部", name: "道路維持課", hours: OFFICE },
  parks: { bureau: "建設局", department: "緑地部", name: "公園緑地課", hours: OFFICE },
  library: { bureau: "教育委員会", department: "生涯学習部", name: "図書館", hours: LONG },
} as const satisfies Record<string, Section>;

export type SectionId = keyof typeof sections;

export type Role = "職員" | "係長" | "課長" | "会計年度任用職員" | "委託先" | "相談窓口";

/** Somebody of the city hall, or working for it. */
export interface Staff {
  readonly id: PersonId;
  /** The family name; where it is shown, the page adds that it is invented. */
  readonly name: string;
  readonly section: SectionId;
  readonly role: Role;
  readonly extension: string;
  /** How Slack knows them. */
  readonly standing: "member" | "guest" | "connected";
}

type Row = readonly [id: string, name: string, role: Role, standing?: Staff["standing"]];

/** People of one section, with extensions that follow one another. */
const inSection = (section: SectionId, extension: number, rows: readonly Row[]): readonly Staff[] =>
  rows.map(([id, name, role, standing = "member"], index) => ({
    id: `U0${id}`,
    name,
    section,
    role,
    extension: `内線${extension + index}`,
    standing,
  }));

/** Everybody who appears in the city's cases, and those who answer them. */
export const people: readonly Staff[] = [
  ...inSection("inspection", 2101, [
    ["TANAKA", "田中", "相談窓口"],
    ["SUZUKI", "鈴木", "相談窓口"],
    ["WATANABE", "渡辺", "相談窓口"],
  ]),
  ...inSection("hearing", 2201, [
    ["YOSHIDA", "吉田", "課長"],
    ["MORITA", "森田", "係長"],
    ["KONDO", "近藤", "職員"],
  ]),
  ...inSection("callcentre", 2301, [
    ["KOBAYASHI", "小林", "委託先", "connected"],
    ["ISHII", "石井", "委託先", "guest"],
    ["MAEDA", "前田", "委託先", "guest"],
    ["OGAWA", "小川", "委託先", "guest"],
    ["GOTO", "後藤", "委託先", "guest"],
  ]),
  ...inSection("counter", 3101, [
    ["NISHIMURA", "西村", "課長"],
    ["FUJITA", "藤田", "係長"],
    ["OKADA", "岡田", "職員"],
    ["HASEGAWA", "長谷川", "職員"],
    ["KATO", "加藤", "会計年度任用職員", "guest"],
  ]),
  ...inSection("insurance", 3201, [
    ["TAKAHASHI", "高橋", "課長"],
    ["MURAKAMI", "村上", "係長"],
    ["SATO", "佐藤", "職員"],
    ["ENDO", "遠藤", "職員"],
    ["AOKI", "青木", "職員"],
    ["SAKAMOTO", "坂本", "職員"],
    ["FUKUDA", "福田", "会計年度任用職員", "guest"],
  ]),
  ...inSection("tax", 3301, [
    ["OHTA", "太田", "課長"],
    ["FUJII", "藤井", "係長"],
    ["OKAMOTO", "岡本", "職員"],
    ["MIURA", "三浦", "職員"],
  ]),
  ...inSection("accounts", 3401, [["KANEKO", "金子", "職員"]]),
  ...inSection("welfare", 4101, [
    ["NAKANO", "中野", "課長"],
    ["HARADA", "原田", "係長"],
    ["MATSUDA", "松田", "職員"],
    ["TAKEUCHI", "竹内", "職員"],
    ["ONODERA", "小野寺", "会計年度任用職員", "guest"],
  ]),
  ...inSection("children", 4201, [
    ["UEDA", "上田", "係長"],
    ["ISHIDA", "石田", "職員"],
    ["SHIBATA", "柴田", "会計年度任用職員", "guest"],
  ]),
  ...inSection("waste", 5101, [
    ["SAKAI", "酒井", "職員"],
    ["MIYAZAKI", "宮崎", "職員"],
  ]),
  ...inSection("roads", 5201, [
    ["NAKAMURA", "中村", "課長"],
    ["YOKOYAMA", "横山", "職員"],
    ["UCHIDA", "内田", "職員"],
  ]),
  ...inSection("parks", 5301, [["TAKAGI", "高木", "職員"]]),
  ...inSection("library", 6101, [
    ["ANDO", "安藤", "係長"],
    ["TANIGUCHI", "谷口", "職員"],
    ["MARUYAMA", "丸山", "会計年度任用職員", "guest"],
  ]),
];

/** Somebody of the city by their id. */
export function staffMember(id: PersonId): Staff {
  const found = people.find((one) => one.id === id);
  if (found === undefined) throw new Error(`nobody of the city has the id ${id}`);
  return found;
}

/** Those whom the page shows by themselves, and through whose eyes a visitor looks. */
export const cast = {
  clerk: staffMember("U0SATO"),
  desk: ["U0TANAKA", "U0SUZUKI", "U0WATANABE"].map(staffMember),
  head: staffMember("U0TAKAHASHI"),
  otherHead: staffMember("U0NAKAMURA"),
  contractor: staffMember("U0KOBAYASHI"),
  guest: staffMember("U0KATO"),
} as const;
