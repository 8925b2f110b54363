import { endianness } from "node:os";
import { DomainError } from "@/lib/core/errors";

/**
 * Validates an embedding from outside; its numbers are kept as they are.
 *
 * @param expected how many numbers it must have; null accepts any length
 * @throws DomainError embedding_invalid
 */
export function checkVector(numbers: unknown, expected: number | null): Float32Array {
  if (!Array.isArray(numbers) || numbers.length === 0) {
    throw invalid("The embedding service answered without an embedding");
  }
  if (expected !== null && numbers.length !== expected) {
    throw invalid(`Embedding has ${numbers.length} numbers, expected ${expected}`);
  }
  const vector = new Float32Array(numbers.length);
  let allZero = true;
  for (let index = 0; index < numbers.length; index++) {
    const number: unknown = numbers[index];
    const rounded = typeof number === "number" ? Math.fround(number) : Number.NaN;
    if (!Number.isFinite(rounded)) throw invalid("Embedding holds something that is not a number");
    if (rounded !== 0) allZero = false;
    vector[index] = rounded;
  }
  if (allZero) throw invalid("Embedding is all zero");
  return vector;
}

const invalid = (message: string) => new DomainError("embedding_invalid", message);

/** The cosine of the angle between two vectors, −1 to 1; 0 where their lengths differ or one is all zero. */
export function cosine(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return 0;
  const lengths = Math.sqrt(dot(a, a, 0)) * Math.sqrt(dot(b, b, 0));
  return lengths === 0 ? 0 : Math.max(-1, Math.min(1, dot(a, b, 0) / lengths));
}

/** A vector of the same direction and of length 1; one that is all zero stays so. */
export function unitVector(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector, 0)) || 1;
  const unit = new Float32Array(vector.length);
  // `map` takes more than twice as long, and an idea is compared with every other of its run.
  for (let index = 0; index < vector.length; index++) unit[index] = (vector[index] as number) / length;
  return unit;
}

/** The product of a vector with as many numbers of another that begin at `start`. */
export function dot(vector: Float32Array, numbers: Float32Array, start: number): number {
  const { length } = vector;
  // Four sums at a time: each addition would wait for the one before.
  let [a, b, c, d] = [0, 0, 0, 0];
  let index = 0;
  for (; index + 3 < length; index += 4) {
    const at = start + index;
    a += (vector[index] as number) * (numbers[at] as number);
    b += (vector[index + 1] as number) * (numbers[at + 1] as number);
    c += (vector[index + 2] as number) * (numbers[at + 2] as number);
    d += (vector[index + 3] as number) * (numbers[at + 3] as number);
  }
  for (; index < length; index++) a += (vector[index] as number) * (numbers[start + index] as number);
  return a + b + c + d;
}

const BIG_ENDIAN = endianness() === "BE";

/** A vector as it is stored: little-endian float32, four bytes a number. */
export function encodeVector(vector: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(vector.byteLength);
  bytes.set(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength));
  if (BIG_ENDIAN) Buffer.from(bytes.buffer).swap32();
  return bytes;
}

/** The vector of a blob; bytes after the last whole number are ignored. */
export function decodeVector(blob: Uint8Array): Float32Array {
  const bytes = new Uint8Array(blob.byteLength - (blob.byteLength % 4));
  bytes.set(blob.subarray(0, bytes.byteLength));
  if (BIG_ENDIAN) Buffer.from(bytes.buffer).swap32();
  return new Float32Array(bytes.buffer);
}
