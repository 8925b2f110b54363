import { open, stat } from "node:fs/promises";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { importProjects } from "@/lib/imports/import-projects";
import { writeWaywoFile } from "../../support/waywo-file";
import { importScene } from "./scene";

const { titles, beside } = importScene();

/** A file that statements have made. */
function write(name: string, ...statements: string[]): string {
  const path = beside(name);
  const database = new Database(path);
  for (const statement of statements) database.exec(statement);
  database.close();
  return path;
}

const COLUMNS = "title, short_description, description, hashtags, idea_score, complexity_score";
const table = (id = "id INTEGER PRIMARY KEY", more = "") =>
  `CREATE TABLE waywo_projects (${id}, ${COLUMNS})${more}`;
const row = (id: number | string, title: string) =>
  `INSERT INTO waywo_projects (id, ${COLUMNS}) VALUES (${id}, ${title}, 'b', 'c', '["iot"]', 7, 4)`;

describe("a file that is not waywo's is refused, and changes nothing:", () => {
  test.each<[string, string[]]>([
    ["no such table", ["CREATE TABLE projects (id, title)"]],
    ["no such column", ["CREATE TABLE waywo_projects (id INTEGER PRIMARY KEY, name)"]],
    [
      "a view, whose statement never ends",
      [
        `CREATE VIEW waywo_projects AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n)
         SELECT id, 'a' AS title, 'b' AS short_description, 'c' AS description, 7 AS idea_score FROM n`,
      ],
    ],
    ["a virtual table", ["CREATE VIRTUAL TABLE waywo_projects USING fts5(title, description)"]],
    ["no rowids", [table("id INTEGER PRIMARY KEY", " WITHOUT ROWID"), row(1, "'Tidewatch'")]],
  ])("%s", async (_, statements) => {
    await expect(importProjects(write("theirs.db", ...statements))).rejects.toMatchObject({
      code: "invalid_request",
      message: "The SQLite file has no table waywo_projects; it is not waywo's.",
    });
    expect(await titles()).toEqual([]);
  });
});

const wrong = (title: string, more = "") =>
  `INSERT INTO waywo_projects (id, title${more && ", description"}) VALUES (2, ${title}${more})`;

test.each<[string, string[], number, string | RegExp]>([
  ["numbers for texts", [row(2, "7")], 2, "title is not a text."],
  ["bytes for texts", [row(2, "x'ff'")], 2, "title is not a text."],
  ["missing values", [wrong("'Three'")], 2, /^short_description is not a text, description is not a text/],
  ["more than a record may have", [wrong("'Three'", ", zeroblob(9000000)")], 2, "It is longer than 8 MiB."],
  [
    "an id beyond those of JavaScript",
    [row("9007199254740993", "'Three'")],
    Number.MAX_SAFE_INTEGER,
    /^Rows with ids beyond 9007199254740991 are left out: 1\.$/,
  ],
])("a row with %s costs itself", async (_, statements, line, reason) => {
  const path = write("theirs.db", table(), row(1, "'Tidewatch'"), ...statements, row(5, "'Two'"));
  expect(await importProjects(path)).toMatchObject({
    added: 2,
    failed: 1,
    errors: [{ line, reason: typeof reason === "string" ? reason : expect.stringMatching(reason) }],
  });
  expect(await titles()).toEqual(["Tidewatch", "Two"]);
});

test("ids that are texts end where the rows do", async () => {
  const path = write("theirs.db", table("id TEXT"), row("'5'", "'Tidewatch'"), row("'x'", "'Two'"));
  expect(await importProjects(path)).toMatchObject({ read: 2, added: 2 });
});

test("a computed column, which may take any time, is not read", async () => {
  const path = write(
    "theirs.db",
    table("id INTEGER PRIMARY KEY, primary_url TEXT AS (hex(zeroblob(5000000)))"),
    row(1, "'Tidewatch'"),
  );
  expect(await importProjects(path)).toMatchObject({ added: 1, failed: 0 });
});

test("a file that is damaged in the middle gives what can be read, and says where that ends", async () => {
  const path = write(
    "theirs.db",
    table(),
    `WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 1000)
     INSERT INTO waywo_projects (id, ${COLUMNS}) SELECT id, 'Project ' || id, 'b', printf('%.*c', 2000, 'c'), '[]', 7, 4 FROM n`,
  );
  const file = await open(path, "r+");
  await file.write(Buffer.alloc(200_000, 0xff), 0, 200_000, Math.floor((await stat(path)).size / 2));
  await file.close();
  const report = await importProjects(path);
  expect(report.added).toBeGreaterThan(100);
  expect(report.added).toBeLessThan(1000);
  expect(report.errors).toEqual([
    {
      line: expect.any(Number),
      reason: expect.stringMatching(/^The SQLite file cannot be read: database disk image is malformed\.$/),
    },
  ]);
  expect(await db().project.count()).toBe(report.added);
});

test("a file that another program has locked is waited for, and named when that takes too long", async () => {
  writeWaywoFile(beside("theirs.db"));
  const other = new Database(beside("theirs.db"));
  other.exec("BEGIN EXCLUSIVE");
  await expect(importProjects(beside("theirs.db"))).rejects.toMatchObject({
    code: "invalid_request",
    message: "The SQLite file cannot be read: another program has it locked; end that, or import a copy.",
  });
  const importing = importProjects(beside("theirs.db"));
  let turns = 0;
  const counting = setInterval(() => turns++, 10);
  while (turns < 5) await new Promise((resolve) => setImmediate(resolve));
  clearInterval(counting);
  other.exec("COMMIT");
  expect(await importing).toMatchObject({ added: 2 });
  other.close();
});

test("a file with a write-ahead log beside it is read with what is in that", async () => {
  writeWaywoFile(beside("theirs.db"));
  const other = new Database(beside("theirs.db"));
  other.pragma("journal_mode = WAL");
  other.exec("UPDATE waywo_projects SET title = 'Tides' WHERE id = 71");
  expect(await importProjects(beside("theirs.db"))).toMatchObject({ added: 2 });
  expect(await titles()).toEqual(["Tides", "Designed"]);
  other.close();
});
