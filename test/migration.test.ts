import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const project = join(import.meta.dirname, "..");
const tool = join(project, "tools/migration.ts");

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "schema-"));
  mkdirSync(join(folder, "prisma"));
  writeFileSync(join(folder, "prisma/schema.prisma"), 'datasource db {\n  provider = "sqlite"\n}\n');
});

afterEach(() => rmSync(folder, { recursive: true }));

/** The engine answers once per process, so every call is a process of its own, as with `npm run migration`. */
function migration(argument: string, cwd = folder) {
  const done = spawnSync(process.execPath, ["--disable-warning=ExperimentalWarning", tool, argument], {
    cwd,
    encoding: "utf8",
  });
  return { ok: done.status === 0, said: `${done.stdout}${done.stderr}` };
}

function addToSchema(lines: string): void {
  appendFileSync(join(folder, "prisma/schema.prisma"), `${lines}\n`);
}

function folders(): readonly string[] {
  return readdirSync(join(folder, "prisma/migrations")).sort();
}

test("the project's migrations build the project's schema", () => {
  expect(migration("--check", project)).toMatchObject({ ok: true });
});

test("each change of the schema becomes the next folder, and only what is new is in it", () => {
  addToSchema("model Person {\n  id Int @id\n}");
  expect(migration("people").ok).toBe(true);
  addToSchema("model Room {\n  id Int @id\n}");
  expect(migration("--check").ok).toBe(false);
  expect(migration("rooms").ok).toBe(true);

  expect(folders()).toEqual(["0001_people", "0002_rooms"]);
  const second = readFileSync(join(folder, "prisma/migrations/0002_rooms/migration.sql"), "utf8");
  expect(second).toContain('CREATE TABLE "Room"');
  expect(second).not.toContain("Person");
  expect(migration("--check").ok).toBe(true);
  expect(migration("nothing")).toMatchObject({ ok: true, said: expect.stringContaining("nothing to write") });
  expect(folders()).toHaveLength(2);
});

test("a broken schema, a broken migration and a name that is none are said in a sentence", () => {
  expect(migration("Add People")).toMatchObject({ ok: false, said: expect.stringContaining("lower case") });

  addToSchema("model Person {\n  id Int @id\n}");
  migration("people");
  appendFileSync(join(folder, "prisma/migrations/0001_people/migration.sql"), "CREATE nothing;\n");
  const broken = migration("more");
  expect(broken).toMatchObject({
    ok: false,
    said: expect.stringContaining("0001_people/migration.sql does not run"),
  });
  expect(broken.said).not.toContain("    at ");

  rmSync(join(folder, "prisma/migrations"), { recursive: true });
  addToSchema("modl Room {");
  expect(migration("rooms")).toMatchObject({ ok: false, said: expect.stringContaining("schema.prisma:") });
});
