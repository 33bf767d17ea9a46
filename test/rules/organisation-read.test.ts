import { describe, expect, test } from "vitest";
import { membersOf } from "../../src/organisation/organisation.ts";
import { readOrganisation } from "../../src/organisation/read.ts";
import { shiftJis } from "../support/shift-jis.ts";

const HEADER = "種別,部署コード,名称,上位部署,場所,内線,守衛,ID,役割,上司,代理";
const GOOD = [
  HEADER,
  "部署,100,市民局,,本庁舎2階,2000,守衛室 2999,,,,",
  "部署,110,市民課,100,本庁舎1階,2100,守衛室 2999,,,,",
  "人,100,局長 一郎,,,,,kyoku@example.jp,長,,",
  "人,110,課長 二郎,,,,,kacho@example.jp,長,,kakari@example.jp",
  "人,110,係長 三郎,,,,,kakari@example.jp,係長・応援,kacho@example.jp,",
  "人,110,職員 四郎,,,,,U0SHIRO1,,,",
];

const bytes = (text: string) => new TextEncoder().encode(text);

/** What is told about a file, as line and beginning of the sentence. */
function told(given: Uint8Array): readonly string[] {
  const reading = readOrganisation(given);
  return reading.ok ? [] : reading.faults.map(({ line, text }) => `${line} ${text}`);
}

function good(given: Uint8Array) {
  const reading = readOrganisation(given);
  if (!reading.ok) throw new Error(reading.faults.map(({ line, text }) => `${line} ${text}`).join("\n"));
  return reading;
}

describe("what a spreadsheet program may save", () => {
  const plain = good(bytes(GOOD.join("\n")));

  test("sections and people are read as they stand", () => {
    const { organisation: org } = plain;
    expect(org.sections.get("110")).toEqual({
      ...{ code: "110", name: "市民課", within: "100" },
      ...{ place: "本庁舎1階", extension: "2100", guard: "守衛室 2999" },
    });
    expect(membersOf(org, "110")).toEqual([
      {
        ...{ key: "kacho@example.jp", id: null, mail: "kacho@example.jp", name: "課長 二郎", section: "110" },
        ...{ roles: ["head"], superior: null, deputies: ["kakari@example.jp"] },
      },
      {
        ...{ key: "kakari@example.jp", id: null, mail: "kakari@example.jp", name: "係長 三郎" },
        ...{ section: "110", roles: ["leader", "helper"], superior: "kacho@example.jp", deputies: [] },
      },
      {
        ...{ key: "U0SHIRO1", id: "U0SHIRO1", mail: null, name: "職員 四郎", section: "110" },
        ...{ roles: ["member"], superior: null, deputies: [] },
      },
    ]);
  });

  const forms: readonly (readonly [what: string, text: string])[] = [
    ["a byte-order mark", `\uFEFF${GOOD.join("\n")}`],
    ["CRLF", `${GOOD.join("\r\n")}\r\n`],
    ["blank lines", `\n${GOOD.join("\n\n,,,\n 　,\n")}\n\n`],
    ["a header with explanations", GOOD.join("\n").replace(",ID,", ",ID（メールアドレスまたはSlackのID）,")],
    ["a full-width header", GOOD.join("\n").replace(",ID,", ",ＩＤ　,")],
    [
      "full-width spaces around values",
      GOOD.join("\n").replaceAll("110,", "　110　,").replaceAll("人,", "　人 ,"),
    ],
    ["full-width codes", GOOD.join("\n").replaceAll("110,", "１１０,")],
    ["addresses in capitals", GOOD.join("\n").replaceAll("kacho@", "Kacho@").replace("kacho@", "KACHO@")],
    ["everything in quotes", GOOD.map((row) => row.replaceAll(/[^,]+/g, '"$&"')).join("\n")],
    ["columns in another order", GOOD.map((row) => row.split(",").toReversed().join(",")).join("\n")],
    ["more columns", GOOD.map((row, n) => (n === 0 ? `備考,${row},メモ` : `a,${row},b`)).join("\n")],
    ["rows that end early", GOOD.map((row) => row.replace(/,+$/, "")).join("\n")],
  ];

  test.each(forms)("%s", (_, text) => {
    expect(good(bytes(text)).organisation).toEqual(plain.organisation);
  });

  test("commas, quotes and line breaks within quotes", () => {
    const rows = GOOD.map((row) => row.replace("本庁舎1階", '"本庁舎1階, ""東""側\r\n  奥"'));
    expect(good(bytes(rows.join("\r\n"))).organisation.sections.get("110")?.place).toBe(
      '本庁舎1階, "東"側 奥',
    );
  });

  test("roles and deputies apart in any usual way", () => {
    const rows = [...GOOD, "人,110,五郎,,,,,go@example.jp,係長；応援、職員,,U0SHIRO1；Kacho@example.jp"];
    const member = good(bytes(rows.join("\n"))).organisation.members.get("go@example.jp");
    expect(member).toMatchObject({
      roles: ["leader", "helper", "member"],
      deputies: ["U0SHIRO1", "kacho@example.jp"],
    });
  });

  test("Shift_JIS", () => {
    expect(good(shiftJis(GOOD.join("\r\n"))).organisation).toEqual(plain.organisation);
  });
});

describe("every fault is told with its line, and nothing of what stands there", () => {
  const rows = (...more: readonly string[]) => bytes([...GOOD, ...more].join("\n"));
  const changed = (from: string, to: string) => bytes(GOOD.join("\n").replace(from, to));

  const faults: readonly (readonly [what: string, file: Uint8Array, says: readonly string[]])[] = [
    ["no bytes", bytes(""), ["1 ファイルに何も書かれていません"]],
    ["a header alone", bytes(HEADER), ["1 部署の行がありません"]],
    ["a missing column", changed("場所,", ""), ["1 「場所」の列がありません"]],
    [
      "several missing columns, below blank lines",
      bytes(`\n\n${GOOD.join("\n").replace("場所,", "").replace("役割", "役職")}`),
      ["3 「場所」の列がありません", "3 「役割」の列がありません"],
    ],
    [
      "a column twice",
      changed(",内線", ",場所"),
      ["1 「場所」の列が2つあります", "1 「内線」の列がありません"],
    ],
    ["an unknown kind of row", rows("課,120,戸籍課"), ["8 「種別」には"]],
    [
      "a section without code and name",
      rows("部署,,,100"),
      ["8 「部署コード」がありません", "8 「名称」がありません"],
    ],
    ["a code that is too long", rows(`部署,${"1".repeat(51)},別の課,100`), ["8 「部署コード」は50文字"]],
    ["a code twice", rows("部署,110,別の課,100"), ["8 3行目と同じ「部署コード」です"]],
    ["a section above that is not there", rows("部署,120,戸籍課,900"), ["8 「上位部署」のコードの部署が"]],
    ["a section within itself", rows("部署,120,戸籍課,120"), ["8 「上位部署」をたどると"]],
    [
      "a circle of sections, and what hangs on it is not told",
      rows("部署,120,甲,121", "部署,121,乙,122", "部署,122,丙,120", "部署,123,丁,120"),
      ["8 「上位部署」をたどると", "9 「上位部署」をたどると", "10 「上位部署」をたどると"],
    ],
    ["a person twice by mail", rows("人,110,別名,,,,,KAKARI@example.jp"), ["8 6行目と同じ「ID」です"]],
    ["a person twice by Slack's id", rows("人,110,別名,,,,,U0SHIRO1"), ["8 7行目と同じ「ID」です"]],
    ["an id that is neither", rows("人,110,五郎,,,,,五郎"), ["8 「ID」には"]],
    ["an id of a channel", rows("人,110,五郎,,,,,C0123456"), ["8 「ID」には"]],
    ["two addresses for one person", rows("人,110,五郎,,,,,a@example.jp;b@example.jp"), ["8 「ID」には"]],
    ["a person without name", rows("人,110,,,,,,go@example.jp"), ["8 「名称」がありません"]],
    ["a section nobody knows", rows("人,900,五郎,,,,,go@example.jp"), ["8 「部署コード」の部署が"]],
    ["a person without section", rows("人,,五郎,,,,,go@example.jp"), ["8 「部署コード」の部署が"]],
    ["an unknown role", rows("人,110,五郎,,,,,go@example.jp,課長"), ["8 「役割」には"]],
    [
      "a superior and a deputy who are not there",
      rows("人,110,五郎,,,,,go@example.jp,,no@example.jp,U0NOBODY"),
      ["8 「上司」の人が", "8 「代理」の人が"],
    ],
    ["a superior that is no id", rows("人,110,五郎,,,,,go@example.jp,,局長"), ["8 「上司」には、メール"]],
    [
      "two superiors",
      rows("人,110,五郎,,,,,go@example.jp,,kacho@example.jp;kyoku@example.jp"),
      ["8 「上司」には、1人だけ"],
    ],
    ["one's own superior", rows("人,110,五郎,,,,,go@example.jp,,go@example.jp"), ["8 「上司」をたどると"]],
    ["one's own deputy", rows("人,110,五郎,,,,,go@example.jp,,,go@example.jp"), ["8 「代理」に、本人は"]],
    [
      "a circle of superiors",
      rows(
        "人,110,五郎,,,,,go@example.jp,,roku@example.jp",
        "人,110,六郎,,,,,roku@example.jp,,go@example.jp",
      ),
      ["8 「上司」をたどると", "9 「上司」をたどると"],
    ],
    ["a quote that never ends", rows('部署,120,"戸籍課,100', "人,110,五郎,,,,,go@example.jp"), ["8 引用符"]],
    ["a quote in the middle of a value", rows('部署,120,戸籍"課,100'), ["8 引用符"]],
    [
      "several at once, with the lines of a file in which values have lines of their own",
      bytes([...GOOD, '部署,120,戸籍課,100,"1階\r\n東側"', "部署,,", "", "人,900,五郎,,,,,go"].join("\r\n")),
      ["10 「部署コード」が", "10 「名称」が", "12 「ID」には", "12 「部署コード」の部署が"],
    ],
    ["no text", new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), ["1 CSVとして読めません"]],
    ["UTF-16", new Uint8Array(Buffer.from(`\uFEFF${GOOD.join("\n")}`, "utf16le")), ["1 CSVとして読めません"]],
    ["too large", new Uint8Array(5_000_001).fill(0x61), ["1 ファイルが5MBを"]],
    ["too many rows", bytes(`${HEADER}\n${"人,1\n".repeat(50_001)}`), ["50002 行が5万を"]],
  ];

  test.each(faults)("%s", (_, file, says) => {
    const all = told(file);
    expect(all.map((one, n) => one.slice(0, says[n]?.length))).toEqual(says);
    expect(all.join()).not.toMatch(/@|U0SHIRO1|郎|戸籍|課長|局長/);
  });

  test("of a file that is something else, the first hundred faults and how many more there are", () => {
    const all = told(rows(...Array.from({ length: 300 }, () => "x")));
    expect(all).toHaveLength(101);
    expect(all.at(-1)).toContain("200件");
  });
});

test("a section without a head is worth a remark, and the file is used", () => {
  const remarks = (...more: readonly string[]) =>
    good(bytes([...GOOD, ...more].join("\n"))).remarks.map(({ line, text }) => `${line} ${text}`);
  expect(remarks()).toEqual([]);
  expect(remarks("部署,120,戸籍課,100", "部署,200,孤島課")).toEqual([
    expect.stringMatching(/^8 この部署には「長」がいません.*すぐ上/),
    expect.stringMatching(/^9 この部署にも上にも/),
  ]);
});
