import { endianness } from "node:os";

/** Every platform Node runs on has been little-endian for years; the others swap. */
const SWAPPED = endianness() === "BE";

/** A vector as the store keeps it: little-endian float32, four bytes a number. */
export function encodeVector(vector: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(vector.byteLength);
  bytes.set(new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength));
  if (SWAPPED) Buffer.from(bytes.buffer).swap32();
  return bytes;
}

/** The vector of a blob; bytes past the last whole number are ignored. */
export function decodeVector(blob: Uint8Array): Float32Array {
  const bytes = new Uint8Array(blob.byteLength - (blob.byteLength % 4));
  bytes.set(blob.subarray(0, bytes.byteLength));
  if (SWAPPED) Buffer.from(bytes.buffer).swap32();
  return new Float32Array(bytes.buffer);
}
