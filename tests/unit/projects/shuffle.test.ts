import Database from "better-sqlite3";
import fc from "fast-check";
import { expect, test } from "vitest";
import { SHUFFLE_SQL, shuffledPart, shuffleOf } from "@/lib/projects/shuffle";

const PRIME = 2_147_483_647n;

/** By the definition, with numbers of any size. */
function shuffledExactly(ids: readonly number[], seed: number): number[] {
  const { a, b } = shuffleOf(seed);
  const place = (id: number) => ((BigInt(id) * BigInt(a) + BigInt(b)) % PRIME) ** 5n % PRIME;
  return ids.toSorted((one, other) => (place(one) < place(other) ? -1 : 1));
}

const someIds = fc.uniqueArray(fc.integer({ min: 1, max: 2_147_483_647 }), { maxLength: 200 });
const seed = fc.nat(2_147_483_647);

test("any part of a shuffle is that part of the whole order, which only ids and seed decide", () => {
  fc.assert(
    fc.property(someIds, seed, fc.nat(250), fc.nat(250), (ids, seed, start, length) => {
      const part = shuffledPart(ids, shuffleOf(seed), { start, length });
      expect(part).toEqual(shuffledExactly(ids, seed).slice(start, start + length));
    }),
  );
});

test("a shuffle of many ids has each of them once", () => {
  const ids = Array.from({ length: 50_000 }, (_, at) => at + 1);
  const parts = Array.from({ length: 50 }, (_, at) =>
    shuffledPart(ids, shuffleOf(7), { start: at * 1000, length: 1000 }),
  );
  expect(parts.flat()).not.toEqual(ids);
  expect(parts.flat().toSorted((a, b) => a - b)).toEqual(ids);
});

test("SQL has the same order", () => {
  const store = new Database(":memory:");
  store.exec("CREATE TABLE projects (id INTEGER PRIMARY KEY)");
  const insert = store.prepare("INSERT INTO projects VALUES (?)");
  const sql = `SELECT id FROM (SELECT id, ${SHUFFLE_SQL.x("id")} AS x FROM projects) ORDER BY ${SHUFFLE_SQL.fifth}`;
  const ordered = store.prepare(sql).pluck();
  fc.assert(
    fc.property(someIds, seed, (ids, seed) => {
      store.exec("DELETE FROM projects");
      for (const id of ids) insert.run(id);
      const { a, b } = shuffleOf(seed);
      expect(ordered.all(a, b)).toEqual(shuffledExactly(ids, seed));
    }),
  );
  store.close();
});
