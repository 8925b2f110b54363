import { describe, expect, test } from "vitest";
import { storeKind } from "@/lib/core/store-kind";
import { importProjects } from "@/lib/imports/import-projects";
import { MAX_RECORD_BYTES } from "@/lib/imports/record";
import { importScene, record } from "./scene";

const { importText, titles, beside, store } = importScene();
const good = JSON.stringify(record());
const HEADER = "title,short_description,description,idea_score,complexity_score";

/** Records that are none, with what is said of each. */
const BAD: [unknown, string][] = [
  [7, "It is not an object."],
  [null, "It is not an object."],
  [[record()], "It is not an object."],
  [
    {},
    "title is missing, short_description is missing, description is missing, idea_score is missing, complexity_score is missing.",
  ],
  [record({ title: "" }), "title is empty."],
  [record({ title: 7 }), "title is not a text."],
  [record({ title: "x".repeat(1001) }), "title is longer than 1000 characters."],
  [record({ title: "a\0b" }), "title holds NUL or half a character."],
  [record({ description: "\ud800" }), "description holds NUL or half a character."],
  [record({ idea_score: 0 }), "idea_score is below 1."],
  [record({ idea_score: 7.5 }), "idea_score is not a whole number."],
  [record({ complexity_score: "many" }), "complexity_score is not a whole number."],
  [record({ hashtags: { a: 1 } }), "hashtags is not a list of texts."],
  [record({ hashtags: [1] }), "hashtags.0 is not a text."],
  [record({ url_summaries: "{" }), "url_summaries is not valid JSON."],
  [record({ is_valid_project: "maybe" }), "is_valid_project is neither true nor false."],
  [record({ created_at: "yesterday" }), "created_at is not a date such as 2026-03-01T08:30:00Z."],
  [record({ created_at: "2026-02-31T25:00" }), "created_at is no date since 1970."],
  [record({ created_at: "2026-02-30" }), "created_at is no date since 1970."],
  [record({ created_at: "2026-04-31 08:30:00.123456" }), "created_at is no date since 1970."],
  [record({ source_comment_id: -1 }), "source_comment_id is negative."],
];

test("each bad record is named with its line and reason, in JSON lines as in JSON, and the good ones are kept", async () => {
  const lines = BAD.map(([value]) => JSON.stringify(value));
  const errors = BAD.map(([, reason], index) => ({ line: index + 2, reason }));
  const jsonl = [good, ...lines, JSON.stringify(record({ title: "Two" }))].join("\n");
  expect(await importText("a.jsonl", jsonl)).toMatchObject({ added: 2, failed: BAD.length, errors });
  const json = `[${[good, ...lines, JSON.stringify(record({ title: "Three" }))].join(",\n")}]`;
  expect(await importText("a.json", json)).toMatchObject({ added: 1, known: 1, failed: BAD.length, errors });
  expect(await titles()).toEqual(["Tidewatch", "Two", "Three"]);
});

test("a report names a hundred bad records and counts the others", async () => {
  const report = await importText("a.jsonl", `${"{}\n".repeat(250)}${good}\n`);
  expect(report).toMatchObject({ read: 251, added: 1, failed: 250 });
  expect(report.errors).toHaveLength(100);
});

describe("what is broken costs its own record", () => {
  const other = JSON.stringify(record({ title: "Two" }));
  const long = JSON.stringify(record({ description: "x".repeat(MAX_RECORD_BYTES) }));
  test.each<[string, string | Uint8Array, number, RegExp]>([
    ["half.jsonl", `${good}\n{"title": "a\n${other}`, 2, /^It is not valid JSON: /],
    ["long.jsonl", `${good}\n${long}\n${other}`, 2, /^It is longer than 8 MiB\.$/],
    [
      "latin1.jsonl",
      Buffer.concat([Buffer.from(`${good}\n"`), Buffer.from([0xe9]), Buffer.from(`"\n${other}`)]),
      2,
      /^It is not UTF-8\.$/,
    ],
    ["broken.json", `[${good},\n{"title": nonsense},\n${other}]`, 2, /^It is not valid JSON: /],
    ["word.json", `[${good},\n nonsense ,\n${other}]`, 2, /^It is not valid JSON: /],
    ["long.json", `[${good},\n${long},\n${other}]`, 2, /^It is longer than 8 MiB\.$/],
    [
      "quote.csv",
      `${HEADER}\nTidewatch,b,c,7,4\nA "quoted",b,c,7,4\nTwo,b,c,7,4\n`,
      3,
      /^It is not valid CSV: /,
    ],
    [
      "lines.csv",
      `${HEADER}\nTidewatch,"b\r\n\nb",c,7,4\n\nThree,"b\r\nb",c,11,4\nTwo,b,c,7,4\n`,
      6,
      /^idea_score is above 10\.$/,
    ],
    ["short.csv", `${HEADER}\nTidewatch,b,c,7,4\nOnly,two\nTwo,b,c,7,4\n`, 3, /^It is not valid CSV: /],
    [
      "score.csv",
      `${HEADER}\nTidewatch,b,c,7,4\nThree,b,c,=1+1,4\nTwo,b,c,7,4\n`,
      3,
      /^idea_score is not a whole number\.$/,
    ],
  ])("%s", async (name, content, line, reason) => {
    const report = await importText(name, content);
    expect(report).toMatchObject({
      added: 2,
      failed: 1,
      errors: [{ line, reason: expect.stringMatching(reason) }],
    });
    expect(await titles()).toEqual(["Tidewatch", "Two"]);
  });

  test.each<[string, string, RegExp]>([
    ["open.csv", `${HEADER}\nTidewatch,b,c,7,4\n"Two,b,c,7,4\n`, /^A quote is opened and never closed\.$/],
    ["cut.json", `[${good},\n`, /^The file ends before its list does\.$/],
    ["cut.jsonl", `${good}\n${other.slice(0, 40)}`, /^It is not valid JSON: /],
  ])("%s ends in the middle", async (name, content, reason) => {
    const report = await importText(name, content);
    expect(report).toMatchObject({
      added: 1,
      failed: 1,
      errors: [{ reason: expect.stringMatching(reason) }],
    });
  });
});

describe("a file that cannot be read at all changes nothing", () => {
  test.each<[string, string, string]>([
    [
      "object.json",
      '{"a": [1]}',
      'The file is not a JSON list of projects, nor an object that has one as its "projects".',
    ],
    [
      "text.json",
      "hello",
      'The file is not a JSON list of projects, nor an object that has one as its "projects".',
    ],
    [
      "empty.json",
      "",
      'The file is not a JSON list of projects, nor an object that has one as its "projects".',
    ],
    [
      "columns.csv",
      "title,idea_score\na,7\n",
      "The CSV file's first line lacks the column short_description, description.",
    ],
    ["other.txt", good, "a name that tells no format"],
    ["broken.db", `SQLite format 3\0${"x".repeat(5000)}`, "The SQLite file cannot be read: "],
    ["text.db", "hello", "The SQLite file cannot be read: "],
  ])("%s", async (name, content, sentence) => {
    await expect(importText(name, content)).rejects.toMatchObject({
      code: "invalid_request",
      message: expect.stringContaining(sentence),
    });
    expect(await titles()).toEqual([]);
  });

  test("a folder, no file", async () => {
    await expect(importProjects(beside("."))).rejects.toMatchObject({ code: "invalid_request" });
    await expect(importProjects(beside("none.json"))).rejects.toMatchObject({ code: "not_found" });
  });

  test("the store itself", async ({ skip }) => {
    skip(storeKind(store().path) === "postgres", "PostgreSQL's store is no file");
    await expect(importProjects(store().path)).rejects.toMatchObject({
      message: "This is the store itself; there is nothing to import.",
    });
  });
});
