import { describe, expect, test } from "vitest";
import { isVector, readEmbeddings } from "@/lib/embeddings/read-embeddings";
import { encodeVector } from "@/lib/embeddings/vector";
import { VectorLength } from "@/lib/embeddings/vector-length";

const openai = (...embeddings: unknown[]) => ({
  data: embeddings.map((embedding, index) => ({ index, embedding })),
});
const read = (body: unknown, texts = 1, length = new VectorLength(2)) => readEmbeddings(body, texts, length);
/** The numbers of each vector, or why there are none. */
const plain = (body: unknown, texts?: number) =>
  read(body, texts)?.map((embedding) => (isVector(embedding) ? [...embedding] : embedding.message));
const base64 = (...numbers: number[]) =>
  Buffer.from(encodeVector(Float32Array.from(numbers))).toString("base64");

describe("an answer with embeddings is read", () => {
  test.each<[string, unknown]>([
    ["as OpenAI sends it", openai([1, 2], [3, 4])],
    [
      "as waywo's service sends it",
      {
        embeddings: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    ["without indexes", { data: [{ embedding: [1, 2] }, { embedding: [3, 4] }] }],
    ["in another order", { data: openai([1, 2], [3, 4]).data.reverse() }],
    ["in base64, although numbers were asked for", openai(base64(1, 2), base64(3, 4))],
    ["in base64 of the other alphabet", openai(base64(1, 2).replaceAll("/", "_"), base64(3, 4))],
    ["each in a list of its own", openai([[1, 2]], [[3, 4]])],
    [
      "as a bare list",
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      "by type",
      {
        embeddings: {
          float: [
            [1, 2],
            [3, 4],
          ],
        },
      },
    ],
    ["with fields nobody asked for", { ...openai([1, 2], [3, 4]), model: 5, usage: null }],
  ])("%s", (_how, body) => {
    expect(plain(body, 2)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });
});

test.each([undefined, null, "", "<html>", 7, [], {}, { data: null }, { data: {} }, { error: "no" }])(
  "%j is no answer at all",
  (body) => expect(read(body)).toBeNull(),
);

test.each<[string, unknown, string]>([
  ["no embedding", { data: [] }, "The embedding service answered 0 embeddings for 1 texts"],
  ["too many", openai([1, 2], [1, 2]), "The embedding service answered 2 embeddings for 1 texts"],
  ["an index of no text", { data: [{ index: 1, embedding: [1, 2] }] }, "gave no embedding for text 0"],
])("%s is an error of the whole answer", (_what, body, message) => {
  expect(() => read(body)).toThrow(message);
});

test("one index twice is an error of the whole answer", () => {
  const twice = [1, 1].map((index) => ({ index, embedding: [1, 2] }));
  expect(() => read({ data: twice }, 2)).toThrow("gave no embedding for text 0");
});

describe("of an answer of which one embedding cannot be used, the others are taken, and that one says why", () => {
  test.each<[string, unknown, string]>([
    ["null for one", null, "The embedding service answered without an embedding"],
    ["an empty one", [], "The embedding service answered without an embedding"],
    ["a text for one", "nothing", "The embedding service answered without an embedding"],
    ["base64 of half a number", "AAAAAAA=", "The embedding service answered without an embedding"],
    ["base64 of no numbers", base64(Number.NaN, 1), "Embedding holds something that is not a number"],
    ["null for a number", [1, null], "Embedding holds something that is not a number"],
    ["a text for a number", ["1", "2"], "Embedding holds something that is not a number"],
    ["a number too large for a float", [1e300, 1], "Embedding holds something that is not a number"],
    ["all zeros", [0, 0], "Embedding is all zero"],
    ["another length", [1, 2, 3], "Embedding has 3 numbers, expected 2"],
  ])("%s", (_what, embedding, message) => {
    expect(plain(openai([1, 2], embedding, [3, 4]), 3)).toEqual([[1, 2], message, [3, 4]]);
    expect(plain({ embeddings: [embedding, [1, 2]] }, 2)).toEqual([message, [1, 2]]);
    expect(plain(openai(embedding))).toEqual([message]);
  });

  test("a text that was passed over, by its index", () => {
    const { data } = openai([1, 2], [3, 4], [5, 6]);
    const message = "The embedding service answered without an embedding";
    expect(plain({ data: [data[2], data[0]] }, 3)).toEqual([[1, 2], message, [5, 6]]);
  });
});

describe("how long vectors are", () => {
  test("is what the settings say, whatever the answers", () => {
    const length = new VectorLength(4);
    expect([3, 3, 3, 4].map((size) => length.count(size))).toEqual([4, 4, 4, 4]);
  });

  test("is else what most answers say, so that a bad first one does no harm", () => {
    const length = new VectorLength(null);
    expect([7, 32, 32, 7, 32, 5].map((size) => length.count(size))).toEqual([7, 7, 32, 32, 32, 32]);
  });

  test("never changes by itself once it is known, however many answers say so", () => {
    const length = new VectorLength(null);
    const sizes = [32, 32, 32, ...Array<number>(50).fill(48)];
    expect(new Set(sizes.map((size) => length.count(size)))).toEqual(new Set([32]));
    expect([length.isConfirmed, length.changedTo]).toEqual([false, 48]);
    length.settle(48);
    expect([length.expected, length.changedTo, length.count(48), length.isConfirmed]).toEqual([
      48,
      null,
      48,
      true,
    ]);
  });

  test("has not changed by one bad answer, nor by bad ones that differ", () => {
    const length = new VectorLength(null);
    length.settle(32);
    for (const size of [7, 5, 7, 5, 7]) length.count(size);
    expect([length.isConfirmed, length.changedTo]).toEqual([false, null]);
    length.count(32);
    expect([length.isConfirmed, length.changedTo]).toEqual([true, null]);
  });

  test("is what is configured, whatever is stored", () => {
    const length = new VectorLength(4);
    length.settle(3);
    expect([length.count(3), length.expected, length.changedTo]).toEqual([4, 4, null]);
  });
});
