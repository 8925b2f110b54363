import { DomainError } from "@/lib/core/errors";

/**
 * One embedding from outside as a vector, kept as it was sent.
 *
 * @param expected how many numbers it must have; null takes any length
 * @throws DomainError embedding_invalid
 */
export function checkVector(numbers: unknown, expected: number | null): Float32Array {
  if (!Array.isArray(numbers) || numbers.length === 0) {
    throw new DomainError("embedding_invalid", "The embedding service answered without an embedding");
  }
  if (expected !== null && numbers.length !== expected) {
    throw new DomainError(
      "embedding_invalid",
      `Embedding has ${numbers.length} numbers, expected ${expected}`,
    );
  }
  const vector = new Float32Array(numbers.length);
  let allZero = true;
  for (let index = 0; index < numbers.length; index++) {
    const number: unknown = numbers[index];
    const kept = typeof number === "number" ? Math.fround(number) : Number.NaN;
    if (!Number.isFinite(kept)) {
      throw new DomainError("embedding_invalid", "Embedding holds something that is not a number");
    }
    if (kept !== 0) allZero = false;
    vector[index] = kept;
  }
  if (allZero) throw new DomainError("embedding_invalid", "Embedding is all zero");
  return vector;
}
