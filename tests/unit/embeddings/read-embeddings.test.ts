import { describe, expect, test } from "vitest";
import { readEmbeddings } from "@/lib/embeddings/read-embeddings";
import { encodeVector } from "@/lib/embeddings/vector";
import { VectorLength } from "@/lib/embeddings/vector-length";

const openai = (...embeddings: unknown[]) => ({
  data: embeddings.map((embedding, index) => ({ index, embedding })),
});
const read = (body: unknown, texts = 1, length = new VectorLength(2)) => readEmbeddings(body, texts, length);
const plain = (body: unknown, texts?: number) => read(body, texts)?.map((vector) => [...vector]);
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
  ["null for one", openai(null), "The embedding service answered without an embedding"],
  ["an empty one", openai([]), "The embedding service answered without an embedding"],
  ["a text for one", openai("nothing"), "The embedding service answered without an embedding"],
  ["base64 of half a number", openai("AAAAAAA="), "The embedding service answered without an embedding"],
  ["base64 of no numbers", openai(base64(Number.NaN, 1)), "Embedding holds something that is not a number"],
  ["null for a number", openai([1, null]), "Embedding holds something that is not a number"],
  ["a text for a number", openai(["1", "2"]), "Embedding holds something that is not a number"],
  ["a number too large for a float", openai([1e300, 1]), "Embedding holds something that is not a number"],
  ["all zeros", openai([0, 0]), "Embedding is all zero"],
  ["another length", openai([1, 2, 3]), "Embedding has 3 numbers, expected 2"],
  ["an index of no text", { data: [{ index: 1, embedding: [1, 2] }] }, "gave no embedding for text 0"],
])("%s is an error that says so", (_what, body, message) => {
  expect(() => read(body)).toThrow(message);
});

test("one index twice, or two lengths in one answer, are errors", () => {
  const twice = [1, 1].map((index) => ({ index, embedding: [1, 2] }));
  expect(() => read({ data: twice }, 2)).toThrow("gave no embedding for text 0");
  expect(() => read(openai([1, 2], [1]), 2)).toThrow("Embeddings of one answer have 2 and 1 numbers");
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
});
