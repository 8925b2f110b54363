import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cosine } from "@/lib/embeddings/vector";
import { type Neighbour, VectorIndex } from "@/lib/embeddings/vector-index";

interface Entry {
  id: number;
  title: string;
  model: string | null;
  vector: Float32Array;
}

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
});

/** Every pair compared, then sorted. */
function bruteForce(
  entries: Iterable<Entry>,
  { model, vector, limit, except }: Parameters<VectorIndex["nearest"]>[0],
) {
  const found: Neighbour[] = [];
  for (const entry of entries) {
    if (entry.id === except || (entry.model !== null && entry.model !== model)) continue;
    if (entry.vector.length !== vector.length) continue;
    const similarity = cosine(vector, entry.vector);
    if (!Number.isNaN(similarity)) found.push({ id: entry.id, title: entry.title, cosine: similarity });
  }
  return found.sort((x, y) => y.cosine - x.cosine || x.id - y.id).slice(0, limit);
}

// Found by the property once.
const NOT_A_NUMBER = { id: 1, title: "", model: "a", vector: Float32Array.of(Number.NaN, 0, 0) };
const ZERO = { model: "a", vector: Float32Array.of(0, 0, 0), limit: 1, except: undefined };

test("whatever was added, replaced and deleted, it finds what comparing every pair finds", () => {
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 60 }),
      fc.array(query, { maxLength: 5 }),
      (changes, queries) => {
        const index = new VectorIndex();
        const entries = new Map<number, Entry>();
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
        for (const one of queries) expect(index.nearest(one)).toEqual(bruteForce(entries.values(), one));
      },
    ),
    { numRuns: 500, examples: [[[NOT_A_NUMBER], [ZERO]]] },
  );
});

test("it grows as far as it must", () => {
  const entries = Array.from({ length: 1000 }, (_, row) => ({
    id: row + 1,
    title: `${row}`,
    model: "a",
    vector: Float32Array.from({ length: 8 }, (_, column) => Math.sin(row * 8 + column)),
  }));
  const index = new VectorIndex();
  for (const entry of entries) index.set(entry);
  const one = { model: "a", vector: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8), limit: 10 };
  expect(index.nearest(one)).toEqual(bruteForce(entries, one));
});

describe("a vector", () => {
  const index = new VectorIndex();
  index.set({ id: 1, title: "one", model: "a", vector: Float32Array.of(1, 0) });
  index.set({ id: 2, title: "two", model: "a", vector: Float32Array.of(1, 0, 0) });
  const idsNear = (model: string, ...numbers: number[]) =>
    index.nearest({ model, vector: Float32Array.from(numbers), limit: 5 }).map((found) => found.id);

  test("of another length under the same model is left alone", () => {
    expect(idsNear("a", 1, 1)).toEqual([1]);
    expect(idsNear("a", 1, 1, 1)).toEqual([2]);
    expect(idsNear("a", 1, 1, 1, 1)).toEqual([]);
  });

  test("of another model is left alone; one of no recorded model is everybody's", () => {
    index.set({ id: 3, title: "three", model: null, vector: Float32Array.of(0, 1) });
    expect(idsNear("b", 1, 1)).toEqual([3]);
    expect(idsNear("a", 1, 1)).toEqual([1, 3]);
  });
});
