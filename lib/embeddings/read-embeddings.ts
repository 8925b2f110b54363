import { z } from "zod";
import { DomainError } from "@/lib/core/errors";
import { checkVector, decodeVector } from "./vector";
import type { VectorLength } from "./vector-length";

/** OpenAI's answer, and that of waywo's service. */
const answerSchema = z.union([
  z.object({ data: z.array(z.unknown()) }).transform(({ data }) => data),
  z.object({ embeddings: z.array(z.unknown()) }).transform(({ embeddings }) => embeddings),
]);
const itemSchema = z.object({ index: z.int().nullish(), embedding: z.unknown() });

/**
 * Reads the body of an answer: one vector per text, in the order of the texts.
 *
 * @returns null where the body is no answer at all
 * @throws DomainError embedding_invalid
 */
export function readEmbeddings(body: unknown, texts: number, length: VectorLength): Float32Array[] | null {
  const answer = answerSchema.safeParse(body);
  if (!answer.success) return null;
  if (answer.data.length !== texts) {
    const given = answer.data.length;
    throw invalid(`The embedding service answered ${given} embeddings for ${texts} texts`);
  }
  const vectors = inOrder(answer.data).map((embedding) => checkVector(decoded(embedding), null));
  const sizes = new Set(vectors.map((vector) => vector.length));
  if (sizes.size > 1) throw invalid(`Embeddings of one answer have ${[...sizes].join(" and ")} numbers`);
  for (const size of sizes) {
    const expected = length.count(size);
    if (size !== expected) throw invalid(`Embedding has ${size} numbers, expected ${expected}`);
  }
  return vectors;
}

/** The embeddings by their `index`, where they have one. */
function inOrder(list: unknown[]): unknown[] {
  const items = list.map((item) => itemSchema.safeParse(item).data ?? { index: null, embedding: item });
  if (items.every(({ index }) => index == null)) return items.map(({ embedding }) => embedding);
  const byIndex = new Map(items.map(({ index, embedding }) => [index, embedding]));
  return items.map((_, index) => {
    if (!byIndex.has(index)) throw invalid(`The embedding service gave no embedding for text ${index}`);
    return byIndex.get(index);
  });
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Some services answer in base64 although they are asked for numbers. */
function decoded(embedding: unknown): unknown {
  if (typeof embedding !== "string" || !BASE64.test(embedding)) return embedding;
  const bytes = Buffer.from(embedding, "base64");
  return bytes.length % 4 === 0 ? [...decodeVector(bytes)] : embedding;
}

const invalid = (message: string) => new DomainError("embedding_invalid", message);
