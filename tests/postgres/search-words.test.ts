import { readFile } from "node:fs/promises";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { openTempStore, type TempStore } from "../support/temp-store";

const MIGRATION = "prisma/migrations/20261126021500_lists_and_tag_counts/migration.sql";

/** Latin to Tibetan, and more Latin and Greek: scripts that set spaces between words. */
const RANGES = [
  [0xa1, 0x0fff],
  [0x1e00, 0x1fff],
] as const;
/** With two accents, or younger than one of both knows. */
const KNOWN = /[ǠǡẛͿԨԪԬԮ\u088f]/u;
/** Thai and Lao are compared by what a search finds. */
const UNSPACED = /[\u0e01-\u0e5b\u0e81-\u0edf]/u;

const LETTERS = RANGES.flatMap(([from, to]) => {
  return Array.from({ length: to - from + 1 }, (_, n) => String.fromCodePoint(from + n));
}).filter((letter) => {
  const isWritten = /[\p{L}\p{Nd}]/u.test(letter) && letter.normalize("NFC") === letter;
  return isWritten && !KNOWN.test(letter) && !UNSPACED.test(letter);
});

let store: TempStore;
beforeAll(async () => {
  store = await openTempStore();
});
afterAll(() => store.close());

test("a text has the same words in both kinds of store, whatever its script and case", async () => {
  expect(LETTERS.length).toBeGreaterThan(2500);
  const texts = LETTERS.map((letter) => `q${letter}q`);
  expect(await wordsInPostgres(texts)).toEqual(await wordsInSqlite(texts));
});

async function wordsInPostgres(texts: string[]): Promise<string[]> {
  const rows = await db().direct.read<{ words: string }>(
    "SELECT trim(search_words(text)) AS words FROM json_array_elements_text(?::json) AS text",
    JSON.stringify(texts),
  );
  return rows.map(({ words }) => words);
}

async function wordsInSqlite(texts: string[]): Promise<string[]> {
  const tokenizer = /tokenize = ("[^\n]+")/.exec(await readFile(MIGRATION, "utf8"))?.[1];
  const database = new Database(":memory:");
  try {
    database.exec(`CREATE VIRTUAL TABLE texts USING fts5(text, tokenize = ${tokenizer});
      CREATE VIRTUAL TABLE words USING fts5vocab(texts, instance)`);
    const insert = database.prepare("INSERT INTO texts (rowid, text) VALUES (?, ?)");
    for (const [at, text] of texts.entries()) insert.run(at, text);
    const read = database.prepare(
      "SELECT group_concat(term, ' ' ORDER BY offset) FROM words GROUP BY doc ORDER BY doc",
    );
    return read.pluck().all() as string[];
  } finally {
    database.close();
  }
}
