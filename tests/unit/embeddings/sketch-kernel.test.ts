import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { BLOCK_ROWS, lookUp, multiply } from "@/lib/embeddings/sketch-kernel";
import { compiledKernel } from "@/scripts/lib/sketch-kernel";

test("the code that is loaded is what its source compiles to", async () => {
  expect(await readFile("lib/embeddings/sketch-kernel-code.ts", "utf8")).toBe(await compiledKernel());
});

/** Numbers below a bound, by the seed. */
function below(bound: number, seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

const seed = fc.nat(2 ** 31);
/** Of a sketch; more than 256 are more than the sums of 16 bits take. */
const bytes = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(255, 256, 257, 512, 600, 2048));

test("the kernel adds up what a table holds for the half bytes of each sketch", () => {
  fc.assert(
    fc.property(seed, bytes, fc.integer({ min: 0, max: 700 }), fc.boolean(), (from, width, count, isFull) => {
      const rows = Math.ceil(count / BLOCK_ROWS) * BLOCK_ROWS;
      const sketches = new Uint8Array(rows * width).map(below(256, from));
      const table = new Uint8Array(width * 32).map(isFull ? () => 127 : below(128, from + 1));
      const sums = lookUp(sketches, width, count, table);
      const expected = Array.from({ length: count }, (_, row) => {
        const place = row % BLOCK_ROWS;
        let sum = 0;
        for (let byte = 0; byte < width; byte++) {
          const code = sketches[(row - place) * width + byte * BLOCK_ROWS + place] as number;
          sum += (table[byte * 32 + (code & 15)] as number) + (table[byte * 32 + 16 + (code >> 4)] as number);
        }
        return sum;
      });
      expect([...sums.subarray(0, count)]).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});

test("the kernel multiplies the codes of some rows with a vector's numbers", () => {
  fc.assert(
    fc.property(
      seed,
      fc.constantFrom(64, 128, 512, 4096),
      fc.integer({ min: 0, max: 300 }),
      fc.boolean(),
      (from, length, some, isFull) => {
        const next = below(500, from);
        const codes = new Uint8Array((500 * length) / 2).map(isFull ? () => 255 : below(256, from));
        const most = Math.min(32_767, Math.floor(2 ** 27 / length));
        const number = below(2 * most, from + 1);
        const numbers = new Int16Array(length).map(() => (isFull ? -most : number() - most));
        const rows = Uint32Array.from({ length: some }, next);
        const expected = Array.from(rows, (row) => {
          let sum = 0;
          for (let index = 0; index < length; index++) {
            const code = codes[(row * length) / 2 + (index >> 5) * 16 + (index & 15)] as number;
            sum += (index & 16 ? code >> 4 : code & 15) * (numbers[index] as number);
          }
          return sum;
        });
        expect([...multiply(codes, length / 2, rows, numbers)]).toEqual(expected);
      },
    ),
    { numRuns: 30 },
  );
});
