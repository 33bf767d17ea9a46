import { posix } from "node:path";
import { expect, test } from "vitest";
import { type Source, sourcesIn } from "./support/sources.ts";

/**
 * Reads the imports of the code and names whoever breaks "Who may import whom" of docs/architecture.md.
 * A new rule is a line in one of the tables below and a line in the table of breaches at the end.
 */

const leftOfCasework = [
  "calendar",
  "figures",
  "organisation",
  "cues",
  "policy",
  "flows",
  "cases",
  "words",
  "masking",
  "views",
];
/** The ports, and the errors that are part of what they promise. */
const ports = [
  ...["casework/ports.ts", "casework/ports-store.ts", "casework/ports-records.ts"],
  ...["casework/ports-slack.ts", "casework/ports-documents.ts", "casework/trouble.ts"],
];
const leftOfSlack = [...leftOfCasework, "casework"];

/** For each folder or file directly under src: what else of src it may import. A name with .ts is that one file. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  "config.ts": [],
  calendar: [],
  figures: ["calendar"],
  policy: ["calendar", "cues"],
  masking: [],
  cues: [],
  organisation: [],
  flows: ["calendar", "policy"],
  cases: ["calendar", "policy", "flows"],
  words: ["calendar", "figures", "policy", "flows", "cases"],
  views: ["calendar", "figures", "cues", "policy", "flows", "cases", "words", "masking", "organisation"],
  casework: leftOfCasework,
  commands: leftOfSlack,
  actions: leftOfSlack,
  slack: [...leftOfSlack, "commands", "actions"],
  store: [...leftOfCasework, ...ports],
  assist: [...leftOfCasework, ...ports],
  apart: [],
  sheets: [...leftOfCasework, ...ports, "apart"],
  exports: [...leftOfCasework, ...ports, "apart"],
  files: [...ports, "apart"],
  "mamori.ts": [
    ...leftOfSlack,
    "commands",
    "actions",
    "slack",
    "store",
    "assist",
    "sheets",
    "files",
    "exports",
    "config.ts",
  ],
  running: [...leftOfSlack, "slack", "store", "config.ts", "mamori.ts"],
  "main.ts": [...leftOfSlack, "slack", "store", "config.ts", "mamori.ts", "running"],
};

/**
 * The adapters learn the shape of what they are configured with, never where it comes from; the cases and the sentences
 * what a section and a person of the city are, never who is above whom.
 */
const mayImportTypesOf: Readonly<Record<string, readonly string[]>> = {
  slack: ["config.ts"],
  store: ["config.ts"],
  assist: ["config.ts"],
  cases: ["organisation", "figures"],
  words: ["organisation"],
};

/** A library that is confined, and the folders that may use it, or only its types. */
const confined: readonly {
  readonly library: RegExp;
  readonly within: readonly string[];
  readonly typesWithin: readonly string[];
}[] = [
  { library: /^@slack\/types$/, within: ["src/slack/"], typesWithin: ["src/views/"] },
  { library: /^@slack\//, within: ["src/slack/"], typesWithin: ["src/views/"] },
  { library: /^(@prisma\/|prisma$|better-sqlite3$)/, within: ["src/store/"], typesWithin: [] },
  { library: /^openai$/, within: ["src/assist/"], typesWithin: [] },
  { library: /^@holiday-jp\//, within: ["src/calendar/"], typesWithin: [] },
  { library: /^@myriaddreamin\//, within: ["src/sheets/"], typesWithin: [] },
  { library: /^sharp$/, within: ["src/files/", "src/sheets/"], typesWithin: [] },
  { library: /^(fflate|@cantoo\/pdf-lib)$/, within: ["src/files/"], typesWithin: [] },
  { library: /^(csv-stringify|write-excel-file)(\/|$)/, within: ["src/exports/"], typesWithin: [] },
  { library: /^preact(\/|$)/, within: ["playground/page/"], typesWithin: [] },
];

/** The pure folders, with the libraries they may use: no input or output, and nothing that waits. */
const pure: Readonly<Record<string, readonly string[]>> = {
  calendar: ["@holiday-jp/holiday_jp"],
  policy: ["yaml", "zod"],
  figures: [],
  flows: [],
  cases: [],
  words: [],
  masking: [],
  cues: ["zod"],
  organisation: ["csv-parse/sync"],
  views: ["@slack/types"],
};

const environment = /\bprocess\s*\.\s*env\b/;
const environmentWithin = ["src/config.ts"];

const systemClock =
  /\b(?:Date\s*\.\s*now|new\s+Date\s*\(\s*\)|new\s+Date\b(?!\s*\()|setTimeout|setInterval|Math\s*\.\s*random)/;
const systemClockWithin = [
  "src/main.ts",
  "src/running/",
  "playground/demo.ts",
  "playground/stage/",
  "playground/page/timers.ts",
  "playground/workspace/clock.ts",
  "playground/workspace/leaping-clock.ts",
];

/**
 * The playground speaks to the bot over the wire, and starts it in a process of its own; the past of its city is made,
 * and a policy edited in the page is checked, by the product's own rules.
 */
const playgroundMayImport: Readonly<Record<string, readonly string[]>> = {
  "playground/demo.ts": ["src/mamori.ts", "src/config.ts"],
  "playground/stage/bot.ts": [
    ...["src/mamori.ts", "src/cases/case.ts", "src/policy/", "src/running/log.ts", "src/store/open.ts"],
  ],
  "playground/stage/policy.ts": ["src/policy/"],
  "playground/city/": [
    ...["src/calendar/", "src/policy/", "src/flows/", "src/cases/", "src/words/time.ts"],
    "src/views/content.ts",
    ...["src/casework/ports.ts", "src/casework/ports-store.ts", "src/casework/ports-records.ts"],
    "src/casework/casework.ts",
  ],
};

/** What the page shares with the stand-in: its shapes, and how a client reads blocks and checks fields. No wire. */
const pageMayImport = [
  ...["bag.ts", "elements.ts", "inputs.ts", "shapes.ts"].map((file) => `playground/workspace/${file}`),
  "playground/api.ts",
];

/** Ways to turn text into markup. The page has none, so that nothing anybody typed can become part of it. */
const markup =
  /\b(?:dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|srcdoc|createContextualFragment|document\s*\.\s*write)/;

const allowedInPlayground = (path: string): readonly string[] =>
  Object.entries(playgroundMayImport).flatMap(([place, may]) => (isWithin(path, [place]) ? may : []));

type Import = {
  readonly from: string;
  readonly typeOnly: boolean;
  readonly passedOn: boolean;
};

/** The text without comments; strings stay. A template's `${…}` is code, so templates stay too. */
function withoutComments(text: string): string {
  return text.replaceAll(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (_, string: string | undefined) => string ?? " ",
  );
}

/** The text without comments and without what stands in quotes, so that a word about code is not taken for code. */
function codeOf(text: string): string {
  return withoutComments(text).replaceAll(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, '""');
}

function importsOf(text: string): readonly Import[] {
  const code = withoutComments(text);
  const declared = [
    ...code.matchAll(/\b(import|export)\s+(type\s+(?!from\b))?(?:[^"'`;]*?\bfrom\s*)?["']([^"']+)["']/g),
  ].map(([, word, type, from = ""]) => ({ from, typeOnly: type !== undefined, passedOn: word === "export" }));
  const called = [...code.matchAll(/\b(?:import|require)\s*\(\s*["'`]([^"'`]+)["'`]/g)].map(
    ([, from = ""]) => ({
      from,
      typeOnly: false,
      passedOn: false,
    }),
  );
  return [...declared, ...called];
}

/** Where a relative import leads, from the project's root; a library stays as it is. */
function target(path: string, from: string): string {
  return from.startsWith(".") ? posix.join(posix.dirname(path), from) : from;
}

/** `cases` for src/cases/decide.ts, `main.ts` for src/main.ts. */
function partOf(path: string): string {
  return path.split("/")[1] ?? path;
}

function isWithin(path: string, places: readonly string[]): boolean {
  return places.some((place) => path === place || (place.endsWith("/") && path.startsWith(place)));
}

/** Everything one file does that the architecture forbids, each as a sentence with the file's name. */
function breachesOf({ path, text }: Source): readonly string[] {
  const code = codeOf(text);
  const breaches = importsOf(text).flatMap((one) => [
    ...breachOfLayers(path, one),
    ...breachOfConfinement(path, one),
    ...breachOfPurity(path, one),
    ...(one.passedOn && isBarrel(path, text) ? [`hands on ${one.from}: no barrels`] : []),
  ]);
  if (environment.test(code) && !isWithin(path, environmentWithin)) breaches.push("reads process.env");
  const clock = systemClock.exec(code)?.[0];
  if (clock !== undefined && !isWithin(path, systemClockWithin)) breaches.push(`uses the system's ${clock}`);
  if (/^src\//.test(path) && partOf(path) in pure && /\b(async|await|Promise)\b/.test(code)) {
    breaches.push(`waits for something: ${partOf(path)} is pure`);
  }
  const written = path.startsWith("playground/") ? markup.exec(code)?.[0] : undefined;
  if (written !== undefined) breaches.push(`makes markup of text with ${written}`);
  if (/\bexport\s+default\b/.test(code)) breaches.push("has a default export");
  return breaches.map((breach) => `${path} ${breach}`);
}

/** An index.ts is a list of its own; no file passes on all of another. */
function isBarrel(path: string, text: string): boolean {
  return posix.basename(path) === "index.ts" || /\bexport\s+\*/.test(codeOf(text));
}

function breachOfLayers(path: string, { from, typeOnly }: Import): readonly string[] {
  if (!from.startsWith(".")) return [];
  const to = target(path, from);
  if (path.startsWith("playground/page/")) {
    if (to.startsWith("playground/page/") || isWithin(to, pageMayImport)) return [];
    return [`imports ${to}: the page knows the stand-in's shapes and what its server says, and nothing else`];
  }
  if (path.startsWith("playground/workspace/") && to.startsWith("playground/page/"))
    return [`imports ${to}: the stand-in does not know how it is drawn`];
  if (path.startsWith("playground/")) {
    if (to.startsWith("playground/") || isWithin(to, allowedInPlayground(path))) return [];
    return [`imports ${to}: the playground speaks to the bot only over the wire`];
  }
  const part = partOf(path);
  if (!to.startsWith("src/")) return [`imports ${to}, which is outside src`];
  if (to.startsWith("src/store/generated/") && part !== "store")
    return [`imports ${to}, which is store's own`];
  const known = mayImport[part];
  if (known === undefined) return [`is in ${part}, which the architecture does not know`];
  if (partOf(to) === part) return [];
  const allowed = [...known, ...(typeOnly ? (mayImportTypesOf[part] ?? []) : [])];
  if (allowed.includes(partOf(to)) || allowed.includes(to.slice("src/".length))) return [];
  return [`imports ${to}: ${part} may import ${known.join(", ") || "nothing of src"}`];
}

function breachOfConfinement(path: string, { from, typeOnly }: Import): readonly string[] {
  const rule = confined.find(({ library }) => library.test(from));
  if (rule === undefined || isWithin(path, rule.within)) return [];
  if (typeOnly && isWithin(path, rule.typesWithin)) return [];
  return [`imports ${from}, which belongs in ${rule.within.join(", ")}`];
}

function breachOfPurity(path: string, { from }: Import): readonly string[] {
  const allowed = path.startsWith("src/") ? pure[partOf(path)] : undefined;
  if (allowed === undefined || from.startsWith(".") || allowed.includes(from)) return [];
  return [`imports ${from}: ${partOf(path)} is pure`];
}

test("the code keeps to the architecture", () => {
  const sources = [...sourcesIn("src"), ...sourcesIn("playground")];
  expect(sources.length).toBeGreaterThan(0);
  expect(sources.flatMap(breachesOf)).toEqual([]);
});

/** A breach, where it is made, and what the test must say about it. */
const breaches: readonly (readonly [path: string, text: string, says: string])[] = [
  ["src/policy/read.ts", 'import { walk } from "../flows/walk.ts";', "policy may import calendar, cues"],
  ["src/flows/walk.ts", 'import type { Case } from "../cases/case.ts";', "imports src/cases/case.ts"],
  ["src/cases/decide.ts", 'import { card } from "../views/card.ts";', "imports src/views/card.ts"],
  [
    "src/cases/decide.ts",
    'import {\n  a,\n  b,\n} from "../words/to-desk.ts";',
    "imports src/words/to-desk.ts",
  ],
  ["src/cases/decide.ts", 'export { a } from "../views/card.ts";', "imports src/views/card.ts"],
  ["src/cases/decide.ts", 'const a = await import("../views/card.ts");', "imports src/views/card.ts"],
  ["src/cases/decide.ts", 'import "../views/card.ts";', "imports src/views/card.ts"],
  ["src/words/to-desk.ts", 'import { card } from "../views/card.ts";', "imports src/views/card.ts"],
  ["src/casework/outbox.ts", 'import { post } from "../slack/chat.ts";', "imports src/slack/chat.ts"],
  ["src/commands/report.ts", 'import { press } from "../actions/index.ts";', "imports src/actions/index.ts"],
  ["src/slack/chat.ts", 'import type { Store } from "../store/store.ts";', "imports src/store/store.ts"],
  ["src/store/store.ts", 'import { post } from "../slack/chat.ts";', "imports src/slack/chat.ts"],
  [
    "src/store/store.ts",
    'import { submit } from "../casework/casework.ts";',
    "imports src/casework/casework.ts",
  ],
  ["src/assist/model.ts", 'import { open } from "../store/store.ts";', "imports src/store/store.ts"],
  ["src/sheets/sheets.ts", 'import { draw } from "../casework/draw.ts";', "imports src/casework/draw.ts"],
  [
    "src/casework/record.ts",
    'import { openSheets } from "../sheets/sheets.ts";',
    "imports src/sheets/sheets",
  ],
  [
    "src/casework/record.ts",
    'import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";',
    "imports @myriaddreamin",
  ],
  ["src/views/case-table.ts", 'import { stringify } from "csv-stringify";', "imports csv-stringify"],
  ["src/views/chart.ts", 'import sharp from "sharp";', "imports sharp, which"],
  ["src/files/kind.ts", 'import write from "write-excel-file/node";', "imports write-excel-file/node"],
  ["src/slack/chat.ts", 'import { readConfig } from "../config.ts";', "imports src/config.ts"],
  ["src/casework/due.ts", 'import type { Config } from "../config.ts";', "imports src/config.ts"],
  ["src/mamori.ts", 'import { start } from "./main.ts";', "imports src/main.ts"],
  ["src/mamori.ts", 'import { PrismaClient } from "./store/generated/client.ts";', "store's own"],
  ["src/mamori.ts", 'import { aCity } from "../test/support/city.ts";', "outside src"],
  ["src/helpers/text.ts", 'import { Case } from "../cases/case.ts";', "which the architecture does not know"],
  ["playground/workspace/web.ts", 'import { Case } from "../../src/cases/case.ts";', "only over the wire"],
  ["playground/demo.ts", 'import { Case } from "../src/cases/case.ts";', "only over the wire"],
  [
    "playground/page/blocks/text.tsx",
    'import { a } from "../../../src/views/kit.ts";',
    "imports src/views/kit.ts",
  ],
  [
    "playground/page/blocks/text.tsx",
    'import { Human } from "../../workspace/human.ts";',
    "human.ts: the page",
  ],
  ["playground/workspace/human.ts", 'import { a } from "../page/blocks/text.tsx";', "how it is drawn"],
  ["playground/page/app.tsx", "const a = <p dangerouslySetInnerHTML={b} />;", "with dangerouslySetInnerHTML"],
  ["playground/page/app.tsx", "element.innerHTML = text;", "with innerHTML"],
  ["src/views/kit.ts", 'import { h } from "preact";', "imports preact"],
  [
    "src/calendar/local.ts",
    'import type { Policy } from "../policy/policy.ts";',
    "calendar may import nothing of src",
  ],
  [
    "src/words/time.ts",
    'import days from "@holiday-jp/holiday_jp";',
    "imports @holiday-jp/holiday_jp, which",
  ],
  ["playground/city/past.ts", 'import { openStore } from "../../src/store/open.ts";', "only over the wire"],
  ["playground/city/past.ts", "const luck = Math.random();", "uses the system's Math.random"],
  ["src/casework/outbox.ts", 'import { App } from "@slack/bolt";', "imports @slack/bolt"],
  ["src/views/kit.ts", 'import { Block } from "@slack/types";', "imports @slack/types"],
  ["src/views/kit.ts", 'import { type Block } from "@slack/types";', "imports @slack/types"],
  ["playground/workspace/web.ts", 'import type { Block } from "@slack/types";', "imports @slack/types"],
  ["src/slack/chat.ts", 'import { Prisma } from "@prisma/client";', "imports @prisma/client"],
  ["src/running/backup.ts", 'import Database from "better-sqlite3";', "imports better-sqlite3"],
  ["src/running/backup.ts", 'const Database = require("better-sqlite3");', "imports better-sqlite3"],
  ["src/casework/help.ts", 'import OpenAI from "openai";', "imports openai"],
  ["src/policy/read.ts", 'import { readFileSync } from "node:fs";', "policy is pure"],
  ["src/cases/case.ts", 'import { z } from "zod";', "cases is pure"],
  [
    "src/masking/mask.ts",
    'import { toDesk } from "../words/to-desk.ts";',
    "masking may import nothing of src",
  ],
  [
    "src/cues/cues.ts",
    'import type { Policy } from "../policy/policy.ts";',
    "cues may import nothing of src",
  ],
  ["src/cues/cues.ts", 'import { parse } from "yaml";', "cues is pure"],
  [
    "src/organisation/read.ts",
    'import type { Case } from "../cases/case.ts";',
    "organisation may import nothing of src",
  ],
  ["src/organisation/read.ts", 'import { readFile } from "node:fs/promises";', "organisation is pure"],
  [
    "src/cases/decide.ts",
    'import { chain } from "../organisation/organisation.ts";',
    "imports src/organisation/organisation.ts",
  ],
  ["src/flows/walk.ts", "export async function walk() {}", "waits for something"],
  ["src/main.ts", "const token = process.env.SLACK_BOT_TOKEN;", "reads process.env"],
  ["src/main.ts", `const token = \`\${process.env.SLACK_BOT_TOKEN}\`;`, "reads process.env"],
  ["playground/demo.ts", "const { PORT } = process.env;", "reads process.env"],
  ["src/casework/due.ts", "const now = Date.now();", "uses the system's Date.now"],
  ["src/casework/due.ts", "const now = new Date();", "uses the system's new Date()"],
  ["src/casework/due.ts", "const now = new Date;", "uses the system's new Date"],
  ["src/slack/chat.ts", "setTimeout(again, 1000);", "uses the system's setTimeout"],
  ["src/mamori.ts", "setInterval(tick, 1000);", "uses the system's setInterval"],
  ["src/store/ids.ts", "const id = Math.random();", "uses the system's Math.random"],
  ["playground/workspace/web.ts", "const now = Date.now();", "uses the system's Date.now"],
  ["src/commands/index.ts", 'export { report } from "./report.ts";', "no barrels"],
  ["src/commands/list.ts", 'export * from "./report.ts";', "no barrels"],
  ["src/commands/report.ts", "export default function report() {}", "default export"],
];

test.each(breaches)("in %s this is found: %s", (path, text, says) => {
  const found = breachesOf({ path, text });
  expect(found.join("\n")).toContain(says);
  for (const breach of found) expect(breach.startsWith(path)).toBe(true);
});

/** What looks like a breach and is none. */
const innocent: readonly (readonly [path: string, text: string])[] = [
  ["src/views/kit.ts", 'import type { KnownBlock } from "@slack/types";'],
  ["src/views/card.ts", 'import { toDesk } from "../words/to-desk.ts";'],
  ["src/policy/read.ts", 'import { parseDocument } from "yaml";\nimport { z } from "zod";'],
  [
    "src/slack/chat.ts",
    'import { App } from "@slack/bolt";\nimport { commands } from "../commands/index.ts";',
  ],
  ["src/slack/chat.ts", 'import type { Transport } from "../config.ts";'],
  [
    "src/store/store.ts",
    'import { PrismaClient } from "./generated/client.ts";\nimport Database from "better-sqlite3";',
  ],
  ["src/store/store.ts", 'import type { Store } from "../casework/ports.ts";'],
  ["src/commands/index.ts", 'import { report } from "./report.ts";\nexport const commands = [report];'],
  ["src/casework/due.ts", "const day = new Date(now.getTime() + 1);"],
  ["src/casework/due.ts", "// Date.now() is not asked here, nor process.env\n/* new Date() */"],
  ["src/casework/due.ts", 'const url = "https://example.jp"; const say = "Date.now() and process.env";'],
  ["src/main.ts", "const clock = { now: () => new Date(), after: setTimeout };"],
  ["src/config.ts", 'const level = process.env["LOG_LEVEL"];'],
  ["src/running/backup.ts", 'import { backUp } from "../store/backup.ts";\nconst now = new Date();'],
  [
    "playground/page/app.tsx",
    'import { useState } from "preact/hooks";\nimport type { View } from "../workspace/shapes.ts";\nimport "./a.css";',
  ],
  ["playground/demo.ts", 'import { mamori } from "../src/mamori.ts";\nconst now = Date.now();'],
  ["playground/city/past.ts", 'import { decide } from "../../src/cases/decide.ts";'],
];

test.each(innocent)("in %s this is allowed: %s", (path, text) => {
  expect(breachesOf({ path, text })).toEqual([]);
});
