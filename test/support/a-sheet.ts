import type { PathStop, RecordSheet } from "../../src/views/record-parts.ts";

/** A sheet that says little, with something in the place that a test is about. */
export const aSheet = (text: string, stops: readonly PathStop[] = []): RecordSheet => ({
  title: "題",
  year: "令和8年度",
  number: "第1号",
  handling: "注意",
  copy: "写し",
  footer: "令和8年",
  remarks: [],
  sections: [
    {
      as: "fields",
      title: "部",
      note: "",
      fields: [{ label: "欄", wide: true, entries: [{ text, pale: false }] }],
    },
    { as: "table", title: "表", head: ["一", "二"], shares: [1, 2], rows: [[], []].map(() => [MARK, MARK]) },
  ],
  path: { title: "道", note: "注", stops, instead: stops.length > 0 ? "" : "なし" },
});

const MARK = { text: "印", pale: true };
