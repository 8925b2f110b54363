import "server-only";
import { decodeVector, encodeVector } from "@/lib/embeddings/vector";

/** What waywo's own embedding service answers with, and the model's name here. waywo stores no name. */
const WAYWO = { model: "waywo-embedding-service", numbers: 4096 } as const;
const MAX_NUMBERS = 16_384;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

interface StoredVector {
  descriptionEmbedding: Uint8Array | null;
  embeddingModel: string | null;
}

/**
 * The vector of a record: a blob of little-endian float32, the same in base64, or a list of numbers. One that cannot be
 * compared with others (another form, not finite, all zero, of an unknown model) is left out, and computed later.
 */
export function storedVector(given: unknown, model: string | null): StoredVector {
  const vector = vectorOf(given);
  const name = model ?? (vector?.length === WAYWO.numbers ? WAYWO.model : null);
  if (!vector || name === null || vector.length === 0 || vector.length > MAX_NUMBERS || !isVector(vector)) {
    return { descriptionEmbedding: null, embeddingModel: null };
  }
  return { descriptionEmbedding: encodeVector(vector), embeddingModel: name };
}

function vectorOf(given: unknown): Float32Array | null {
  if (Array.isArray(given)) {
    return given.every((number) => typeof number === "number") ? Float32Array.from(given) : null;
  }
  const isText = typeof given === "string" && BASE64.test(given);
  const bytes = isText ? Buffer.from(given, "base64") : given;
  return bytes instanceof Uint8Array && bytes.length % 4 === 0 ? decodeVector(bytes) : null;
}

const isVector = (vector: Float32Array) =>
  vector.every(Number.isFinite) && vector.some((number) => number !== 0);
