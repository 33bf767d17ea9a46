import type { Chart, ChartValue } from "../../src/views/chart.ts";

const told = (n: number): ChartValue => ({ as: "told", n });
const hidden: ChartValue = { as: "hidden" };

/** Invented figures with everything in them that a picture can tell. */
export const charts: readonly Chart[] = [
  {
    as: "bars",
    title: "届いた件数（局別、令和8年度）",
    unit: "cases",
    rows: [
      { label: "総務局", value: told(8) },
      { label: "市民文化局", value: told(31) },
      { label: "保健福祉局", value: told(24) },
      { label: "環境局", value: told(0) },
      { label: "都市局（市営住宅の管理を担当する部署を含む）", value: hidden },
      { label: "交通局", value: { as: "not-received" } },
    ],
  },
  {
    as: "months",
    title: "届いた件数（市全体、令和8年度）",
    unit: "cases",
    first: "2026-04-01",
    blocks: [
      { months: 3, value: told(24) },
      { months: 1, value: told(12) },
      { months: 1, value: told(17) },
      { months: 2, value: told(11) },
      { months: 1, value: told(21) },
      { months: 1, value: told(0) },
      { months: 1, value: told(14) },
      { months: 2, value: hidden },
    ],
  },
];
