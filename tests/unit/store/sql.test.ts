import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { expect, test } from "vitest";

const SQL_FOLDER = join("prisma", "sql");

/** What one kind of store alone is asked, and why the other need not be. */
const WITHOUT_TWIN: Record<string, string> = {
  "copy-store": "a server is backed up with its own tools",
  "doctor/quick-check": "a server checks its own files",
  "doctor/read-search-schema": "find-search-differences compares the words themselves",
  "doctor/index-projects-again": "the same",
  "doctor/last-indexed-again": "the same",
  "doctor/find-other-words": "the same",
  // What several instances share.
  "count-other-instances": "an SQLite file has one process",
  "forget-call-slots": "an SQLite file has one process",
  "forget-warm-up": "an SQLite file has one process",
  "give-lease": "an SQLite file has one process",
  "note-warm-up": "an SQLite file has one process",
  "read-call-slots": "an SQLite file has one process",
  "store-call-slots": "an SQLite file has one process",
  "take-lease": "an SQLite file has one process",
};

/** What PostgreSQL does not understand. */
const SQLITE_ONLY =
  /\b(json_each|json_group_\w+|json_array|json_object|INDEXED BY|PRAGMA|rowid|ifnull|iif|unhex|instr|julianday|total|GLOB|group_concat|MATCH|INSERT OR|sqlite_\w+)\b|\bIS NOT (?!NULL|DISTINCT)|\+\w+\.|\bx'/i;

async function filesOf(folder: string, names: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && names.test(entry.name));
  return files.map((entry) => join(entry.parentPath, entry.name));
}

/** The statements of one folder of prisma/sql by their names, without their comments. */
async function statementsOf(folder: "common" | "sqlite" | "postgres"): Promise<Map<string, string>> {
  const root = join(SQL_FOLDER, folder);
  const files = await filesOf(root, /\.sql$/);
  return new Map(
    await Promise.all(
      files.map(async (file) => {
        const text = await readFile(file, "utf8");
        return [relative(root, file).replace(/\.sql$/, ""), text.replace(/--.*$/gm, "").trim()] as const;
      }),
    ),
  );
}

test("the raw SQL that the client is given comes from prisma/sql", async () => {
  const files = (
    await Promise.all(
      ["app", "inngest", "lib", "scripts"].map((folder) => filesOf(folder, /\.(ts|tsx|mjs)$/)),
    )
  ).flat();
  let calls = 0;
  for (const file of files.filter((path) => !path.startsWith(join("lib", "generated")))) {
    const text = await readFile(file, "utf8");
    for (const [call] of text.matchAll(/\.\$(?:query|execute)Raw.*/g)) {
      calls++;
      expect(`${file}: ${call}`).toMatch(/RawUnsafe(<.*>)?\((readSql\(|sql\b|$)/);
    }
  }
  expect(calls).toBeGreaterThan(2);
});

test.each(["common", "sqlite", "postgres"] as const)(
  "a file of prisma/sql/%s is one statement",
  async (kind) => {
    const statements = await statementsOf(kind);
    expect(statements.size).toBeGreaterThan(30);
    for (const [name, statement] of statements)
      expect([name, statement]).toEqual([name, expect.stringMatching(/^\w[^;]+;?$/)]);
  },
);

test("a statement is for both kinds of store, or each has its own, with as many values", async () => {
  const [common, sqlite, postgres] = await Promise.all([
    statementsOf("common"),
    statementsOf("sqlite"),
    statementsOf("postgres"),
  ]);
  const own = [...sqlite.keys(), ...postgres.keys()];
  expect(own.filter((name) => common.has(name))).toEqual([]);
  const lone = [...new Set(own)].filter((name) => !(sqlite.has(name) && postgres.has(name)));
  expect(lone.toSorted()).toEqual(Object.keys(WITHOUT_TWIN).toSorted());
  const values = (statement = "") => statement.replace(/'[^']*'/g, "").match(/\?/g)?.length ?? 0;
  for (const [name, statement] of sqlite) {
    const twin = postgres.get(name);
    if (twin !== undefined) expect([name, values(twin)]).toEqual([name, values(statement)]);
  }
});

test("what both kinds of store share is written in nothing that SQLite alone understands", async () => {
  for (const [name, statement] of await statementsOf("common"))
    expect([name, SQLITE_ONLY.exec(statement)?.[0]]).toEqual([name, undefined]);
  expect(SQLITE_ONLY.test("SELECT 1 WHERE +p.binned_at IS NULL")).toBe(true);
});
