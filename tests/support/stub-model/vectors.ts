import { hash, seeded } from "./random";

/** A vector of length one, by a text: the same text the same vector, another text one that is far away. */
export function vectorOf(text: string, dimensions: number): number[] {
  const random = seeded(hash(text));
  const numbers = Array.from({ length: dimensions }, () => random() * 2 - 1);
  const length = Math.hypot(...numbers);
  return numbers.map((number) => Math.fround(number / length));
}

/** A vector as OpenAI sends it when asked for base64: little-endian float32. */
export function base64Of(vector: number[]): string {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [at, number] of vector.entries()) bytes.writeFloatLE(number, at * 4);
  return bytes.toString("base64");
}
