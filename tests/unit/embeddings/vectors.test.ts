import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkVector, cosine, decodeVector, encodeVector } from "@/lib/embeddings/vector";

const vectors = fc.float32Array({ noNaN: true, noDefaultInfinity: true, minLength: 1, maxLength: 64 });

describe("a vector's blob", () => {
  test("is little-endian float32", () => {
    expect([...encodeVector(Float32Array.of(1, -2))]).toEqual([0, 0, 128, 63, 0, 0, 0, 192]);
  });

  test("decodes to what was encoded, wherever it lies in its buffer", () => {
    fc.assert(
      fc.property(vectors, fc.nat(7), (vector, offset) => {
        const blob = encodeVector(vector);
        const shifted = new Uint8Array(blob.length + offset);
        shifted.set(blob, offset);
        expect(decodeVector(shifted.subarray(offset))).toEqual(vector);
      }),
    );
  });
});

describe("an embedding from outside", () => {
  test.each([
    ["no list", "hello", null, /without an embedding/],
    ["an empty list", [], null, /without an embedding/],
    ["another length", Array(1024).fill(0.1), 4096, /^Embedding has 1024 numbers, expected 4096$/],
    ["NaN", [0.1, Number.NaN], null, /not a number/],
    ["a text among numbers", [0.1, "0.2"], null, /not a number/],
    ["a number too large for float32", [1e39], null, /not a number/],
    ["all zero", [0, 0, 0], 3, /all zero/],
  ])("is refused when it is %s", (_name, numbers, expected, says) => {
    expect(() => checkVector(numbers, expected)).toThrow(says);
  });

  test("is kept as it was sent", () => {
    expect(checkVector([3, 4], 2)).toEqual(Float32Array.of(3, 4));
  });
});

describe("the cosine", () => {
  test("is 1 for the same direction, −1 for the opposite, 0 across lengths", () => {
    expect(cosine(Float32Array.of(1, 2), Float32Array.of(2, 4))).toBeCloseTo(1);
    expect(cosine(Float32Array.of(1, 2), Float32Array.of(-1, -2))).toBeCloseTo(-1);
    expect(cosine(Float32Array.of(1), Float32Array.of(1, 0))).toBe(0);
    expect(cosine(Float32Array.of(0, 0), Float32Array.of(1, 0))).toBe(0);
  });

  test("stays within its bounds and is symmetric", () => {
    fc.assert(
      fc.property(vectors, vectors, (a, b) => {
        const value = cosine(a, b);
        expect(Math.abs(value)).toBeLessThanOrEqual(1);
        expect(cosine(b, a)).toBe(value);
      }),
    );
  });
});
