import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Neighbour } from "@/lib/embeddings/neighbours";
import { cosine } from "@/lib/embeddings/vector";
import { VectorIndex } from "@/lib/embeddings/vector-index";

interface Entry {
  id: number;
  title: string;
  model: string | null;
  isValid: boolean;
  vector: Float32Array;
}

/** An index that keeps so many bytes of vectors, over a store that holds these. */
function indexOver(entries: Map<number, Entry>, keptBytes?: number): VectorIndex {
  const read = async (ids: number[]) => {
    const found = ids.flatMap((id) => entries.get(id) ?? []);
    return new Map(found.map(({ id, vector }) => [id, vector]));
  };
  return new VectorIndex(read, keptBytes === undefined ? {} : { keptBytes });
}

const emptyIndex = () => indexOver(new Map());

const MODELS = ["a", "b"];

const number = fc.oneof(
  { weight: 8, arbitrary: fc.float({ min: -1, max: 1, noNaN: true }) },
  fc.constantFrom(0, -0, Number.NaN, Number.POSITIVE_INFINITY, 1e30, 1e-40),
);
const vector = fc
  .oneof({ weight: 6, arbitrary: fc.constant(3) }, fc.constantFrom(1, 4))
  .chain((length) => fc.array(number, { minLength: length, maxLength: length }))
  .map((numbers) => Float32Array.from(numbers));
const id = fc.integer({ min: 1, max: 12 });
const change = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record<Entry>({
      id,
      title: fc.string({ maxLength: 3 }),
      model: fc.constantFrom(...MODELS, null),
      isValid: fc.boolean(),
      vector,
    }),
  },
  id,
);
const query = fc.record({
  model: fc.constantFrom(...MODELS),
  vector,
  limit: fc.integer({ min: 1, max: 14 }),
  except: fc.option(id, { nil: undefined }),
  validOnly: fc.boolean(),
});

/** Every pair compared, then sorted. */
function bruteForce(
  entries: Iterable<Entry>,
  { model, vector, limit, except, validOnly }: Parameters<VectorIndex["nearest"]>[0],
) {
  const found: Neighbour[] = [];
  for (const entry of entries) {
    if (entry.id === except || (entry.model !== null && entry.model !== model)) continue;
    if (entry.vector.length !== vector.length || (validOnly && !entry.isValid)) continue;
    const similarity = cosine(vector, entry.vector);
    if (!Number.isNaN(similarity)) found.push({ id: entry.id, title: entry.title, cosine: similarity });
  }
  return found.sort((x, y) => y.cosine - x.cosine || x.id - y.id).slice(0, limit);
}

// Found by the property once.
const NOT_A_NUMBER = {
  id: 1,
  title: "",
  model: "a",
  isValid: true,
  vector: Float32Array.of(Number.NaN, 0, 0),
};
const ZERO = { model: "a", vector: Float32Array.of(0, 0, 0), limit: 1, except: undefined, validOnly: false };

test.each([
  ["in memory", undefined],
  ["in the store", 0],
  ["in memory until they are too many", 100],
])(
  "whatever was added, replaced and deleted, it finds what comparing every pair finds: %s",
  async (_, kept) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 60 }),
        fc.array(query, { maxLength: 5 }),
        async (changes, queries) => {
          const entries = new Map<number, Entry>();
          const index = indexOver(entries, kept);
          for (const one of changes) {
            if (typeof one === "number") {
              index.delete(one);
              entries.delete(one);
            } else {
              index.set(one);
              entries.set(one.id, one);
            }
            expect(index.size).toBe(entries.size);
          }
          for (const one of queries) {
            expect(await index.nearest(one)).toEqual(bruteForce(entries.values(), one));
            const comparable = { ...one, limit: 100, except: undefined, validOnly: true };
            const mayCompare = [...entries.values()].map((entry) => ({
              ...entry,
              vector: ofLength(entry.vector),
            }));
            expect(index.countComparable(one)).toBe(
              bruteForce(mayCompare, { ...comparable, vector: ofLength(one.vector) }).length,
            );
          }
        },
      ),
      { numRuns: 300, examples: [[[NOT_A_NUMBER], [ZERO]]] },
    );
  },
);

/** A vector of the same length that is comparable with any. */
const ofLength = ({ length }: Float32Array) => new Float32Array(length).fill(1);

test("it grows as far as it must", async () => {
  const entries = Array.from({ length: 1000 }, (_, row) => ({
    id: row + 1,
    title: `${row}`,
    model: "a",
    isValid: true,
    vector: Float32Array.from({ length: 8 }, (_, column) => Math.sin(row * 8 + column)),
  }));
  const index = emptyIndex();
  for (const entry of entries) index.set(entry);
  const one = { model: "a", vector: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8), limit: 10 };
  expect(await index.nearest(one)).toEqual(bruteForce(entries, one));
});

/** Longer than what is compared one by one, and of every kind that a sketch cannot be made of. */
const LENGTH = 40;
const kind = fc.constantFrom("any", "any", "any", "any", "near another", "zero", "not a number", "huge");

function vectorOf(what: string, seed: number): Float32Array {
  const numbers = Float32Array.from({ length: LENGTH }, (_, at) =>
    Math.sin((seed % 977) * 37.7 + (at + 1) ** 2 * (1 + (seed % 977))),
  );
  if (what === "zero") return numbers.fill(0);
  if (what === "not a number") numbers[seed % LENGTH] = seed % 2 ? Number.NaN : Number.NEGATIVE_INFINITY;
  if (what === "near another") numbers[seed % LENGTH] = (numbers[seed % LENGTH] as number) + 1e-3;
  return what === "huge" ? numbers.map((number) => number * 1e37) : numbers;
}

test.each([
  ["in memory", undefined],
  ["in the store", 0],
])(
  "of more vectors than are compared one by one, changed as often as one likes, it finds the nearest: %s",
  async (_, kept) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(kind, fc.nat(100_000), fc.boolean()), {
          minLength: 1400,
          maxLength: 1600,
          size: "max",
        }),
        fc.array(fc.nat(1600), { maxLength: 200 }),
        fc.array(fc.tuple(kind, fc.nat(100_000), fc.nat(1600), fc.boolean()), { minLength: 3, maxLength: 3 }),
        async (added, deleted, searches) => {
          const entries = new Map<number, Entry>();
          const index = indexOver(entries, kept);
          const put = (id: number, [what, seed, isValid]: (typeof added)[number]) => {
            const entry = { id, title: `${id}`, model: "a", isValid, vector: vectorOf(what, seed) };
            entries.set(id, entry);
            index.set(entry);
          };
          for (const [at, one] of added.entries()) put(at, one);
          for (const id of deleted) {
            entries.delete(id);
            index.delete(id);
            if (id % 3 === 0) put(id, added[id % added.length] as (typeof added)[number]);
          }
          for (const [what, seed, except, validOnly] of searches) {
            const one = { model: "a", vector: vectorOf(what, seed), limit: 10, except, validOnly };
            expect(await index.nearest(one)).toEqual(bruteForce(entries.values(), one));
          }
        },
      ),
      // The seed is fixed because an estimate may be wrong, if seldom.
      { numRuns: 20, seed: 5 },
    );
  },
);

describe("a vector", () => {
  const index = emptyIndex();
  const add = (id: number, model: string | null, ...numbers: number[]) =>
    index.set({ id, title: `${id}`, model, isValid: true, vector: Float32Array.from(numbers) });
  add(1, "a", 1, 0);
  add(2, "a", 1, 0, 0);
  const idsNear = async (model: string, ...numbers: number[]) => {
    const found = await index.nearest({ model, vector: Float32Array.from(numbers), limit: 5 });
    return found.map(({ id }) => id);
  };

  test("of another length under the same model is left alone", async () => {
    expect(await idsNear("a", 1, 1)).toEqual([1]);
    expect(await idsNear("a", 1, 1, 1)).toEqual([2]);
    expect(await idsNear("a", 1, 1, 1, 1)).toEqual([]);
  });

  test("of another model is left alone; one of no recorded model is everybody's", async () => {
    add(3, null, 0, 1);
    expect(await idsNear("b", 1, 1)).toEqual([3]);
    expect(await idsNear("a", 1, 1)).toEqual([1, 3]);
  });
});
