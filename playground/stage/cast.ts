import type { CastMember } from "../api.ts";

/** The people whose Slack the page shows. All of them, and their city, are fictional. */
export const cast: readonly (CastMember & { readonly guest?: boolean; readonly connected?: boolean })[] = [
  { id: "U0SATO0001", name: "佐藤", title: "職員", section: "保険年金課", part: "staff" },
  { id: "U0TANAKA01", name: "田中", title: "相談窓口", section: "行政監察担当", part: "desk" },
  { id: "U0TAKAHA01", name: "高橋", title: "課長", section: "保険年金課", part: "manager" },
  { id: "U0SUZUKI01", name: "鈴木", title: "相談窓口", section: "行政監察担当", part: "desk" },
  { id: "U0ITO00001", name: "伊藤", title: "会計年度任用職員", section: "市民窓口課", part: "staff" },
  {
    id: "U0KATO0001",
    name: "加藤",
    title: "委託先",
    section: "コールセンター",
    part: "outside",
    connected: true,
  },
  { id: "U0YOSHI001", name: "吉田", title: "ゲスト", section: "外部の講師", part: "outside", guest: true },
];

export const CITY = "白樺市（架空）";
