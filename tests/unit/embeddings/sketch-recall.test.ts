import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cosine } from "@/lib/embeddings/vector";
import { VectorIndex } from "@/lib/embeddings/vector-index";

const ROWS = 2000;
const NEAREST = 10;

/** Numbers of a normal distribution, by the seed. */
function normals(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 1) / 4_294_967_297;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

type Make = (next: () => number, width: number) => Float32Array[];

const random = (next: () => number, width: number) => Float32Array.from({ length: width }, next);

/** Forty groups of vectors that differ by a third of what their centres do. */
const clustered: Make = (next, width) => {
  const centres = Array.from({ length: 40 }, () => random(next, width));
  return Array.from({ length: ROWS }, (_, row) => {
    const centre = centres[row % centres.length] ?? new Float32Array(width);
    return centre.map((number) => number + next() / 3);
  });
};

/** As encoders give them: a part that all share, and numbers of very different sizes. */
const lopsided: Make = (next, width) => {
  const shared = random(next, width);
  return Array.from({ length: ROWS }, () =>
    shared.map((number, index) => (number + next()) * 0.97 ** (index % 200)),
  );
};

/** Many times the same vector. */
const repeated: Make = (next, width) => {
  const few = Array.from({ length: 7 }, () => random(next, width));
  return Array.from({ length: ROWS }, (_, row) => few[row % few.length] ?? new Float32Array(width));
};

/** Seven groups of vectors that hardly differ. */
const nearlyRepeated: Make = (next, width) =>
  repeated(next, width).map((vector) => vector.map((number) => number + next() / 100));

const MAKERS: Record<string, Make> = {
  random: (next, width) => Array.from({ length: ROWS }, () => random(next, width)),
  clustered,
  lopsided,
  repeated,
  "nearly repeated": nearlyRepeated,
};

describe.each(Object.entries(MAKERS))("of %s vectors", (_name, make) => {
  test.each([
    ["kept", undefined],
    ["read from the store", 0],
  ])("the exact ten nearest are found, whatever is asked for: %s", async (_, keptBytes) => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 2 ** 31 }),
        fc.constantFrom(33, 48, 100, 128, 384, 512),
        async (seed, width) => {
          const next = normals(seed);
          const vectors = make(next, width);
          let read = 0;
          const index = new VectorIndex(
            async (ids) => {
              read += ids.length;
              return new Map(ids.map((id) => [id, vectors[id] as Float32Array]));
            },
            keptBytes === undefined ? {} : { keptBytes },
          );
          vectors.forEach((vector, id) => {
            index.set({ id, title: "", model: "m", isValid: true, vector });
          });
          for (const vector of [random(next, width), vectors[5] as Float32Array]) {
            const exact = vectors
              .map((other, id) => ({ id, cosine: cosine(vector, other) }))
              .sort((a, b) => b.cosine - a.cosine || a.id - b.id)
              .slice(0, NEAREST);
            const found = await index.nearest({ model: "m", vector, limit: NEAREST });
            expect(found.map(({ id }) => id)).toEqual(exact.map(({ id }) => id));
          }
          expect(read > 0).toBe(keptBytes === 0);
        },
      ),
      // The seed is fixed because an estimate may be wrong, if seldom.
      { numRuns: 5, seed: 11 },
    );
  });
});

/** An index of these vectors, which are only in the store. */
function indexOf(vectors: Float32Array[]) {
  let read = 0;
  const index = new VectorIndex(
    async (ids) => {
      read += ids.length;
      return new Map(ids.map((id) => [id, vectors[id] as Float32Array]));
    },
    { keptBytes: 0 },
  );
  vectors.forEach((vector, id) => {
    index.set({ id, title: "", model: "m", isValid: true, vector });
  });
  const nearest = (vector: Float32Array) => index.nearest({ model: "m", vector, limit: NEAREST });
  return { nearest, read: () => read };
}

test.each(Object.entries(MAKERS))(
  "of %s vectors, of a thousand nearest ones at most one is missed",
  async (_name, make) => {
    const next = normals(3);
    const vectors = make(next, 96);
    const { nearest } = indexOf(vectors);
    let missed = 0;
    for (let search = 0; search < 200; search++) {
      const vector = search % 2 ? random(next, 96) : (vectors[search] as Float32Array);
      const exact = vectors.map((other) => cosine(vector, other)).sort((a, b) => b - a);
      const found = await nearest(vector);
      missed += found.filter((each, place) => each.cosine < (exact[place] as number) - 1e-12).length;
    }
    expect(missed).toBeLessThanOrEqual((200 * NEAREST) / 1000);
  },
);

test.each([
  ["clustered", clustered, 64],
  ["random", MAKERS.random as Make, 100],
])("of %s vectors few are read: sketches and codes have told the others apart", async (_name, make, most) => {
  const vectors = make(normals(7), 512);
  const { nearest, read } = indexOf(vectors);
  await nearest(vectors[5] as Float32Array);
  expect(read()).toBeLessThan(most);
});
