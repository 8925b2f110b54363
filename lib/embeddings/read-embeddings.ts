import { z } from "zod";
import { DomainError } from "@/lib/core/errors";
import { checkVector, decodeVector } from "./vector";
import type { VectorLength } from "./vector-length";

/** A text's vector, or why it has none. */
export type Embedding = Float32Array | DomainError;

const list = z.array(z.unknown());
/** OpenAI's answer, that of waywo's service, Cohere's by type, and a bare list. */
const answerSchema = z.union([
  z.object({ data: list }).transform(({ data }) => data),
  z.object({ embeddings: list }).transform(({ embeddings }) => embeddings),
  z.object({ embeddings: z.object({ float: list }) }).transform(({ embeddings }) => embeddings.float),
  list.min(1),
]);
const itemSchema = z.object({ index: z.int().nullish(), embedding: z.unknown() });

/**
 * Reads the body of an answer: one embedding per text, in the order of the texts. One that cannot be used is an error
 * in its place.
 *
 * @returns null where the body is no answer at all
 * @throws DomainError embedding_invalid where it cannot be told which embedding is whose
 */
export function readEmbeddings(body: unknown, texts: number, length: VectorLength): Embedding[] | null {
  const answer = answerSchema.safeParse(body);
  if (!answer.success) return null;
  const read = inOrder(answer.data, texts).map(embeddingIn);
  const usual = mostCommon(read.flatMap((embedding) => (isVector(embedding) ? embedding.length : [])));
  if (usual === null) return read;
  const expected = length.count(usual);
  return read.map((embedding) =>
    isVector(embedding) && embedding.length !== expected
      ? invalid(`Embedding has ${embedding.length} numbers, expected ${expected}`)
      : embedding,
  );
}

export const isVector = (embedding: Embedding): embedding is Float32Array =>
  embedding instanceof Float32Array;

/** The embeddings by their `index`, where they have one; undefined for a text that was passed over. */
function inOrder(given: unknown[], texts: number): unknown[] {
  const items = given.map((item) => itemSchema.safeParse(item).data ?? { index: null, embedding: item });
  const byIndex = new Map(items.map(({ index, embedding }) => [index, embedding]));
  const isIndexed = !byIndex.has(null) && !byIndex.has(undefined);
  const passesOver = isIndexed && byIndex.size === items.length && items.length > 0 && items.length < texts;
  if (items.length !== texts && !passesOver) {
    throw invalid(`The embedding service answered ${items.length} embeddings for ${texts} texts`);
  }
  if (!isIndexed) return items.map(({ embedding }) => embedding);
  return Array.from({ length: texts }, (_, index) => {
    if (!byIndex.has(index) && !passesOver)
      throw invalid(`The embedding service gave no embedding for text ${index}`);
    return byIndex.get(index);
  });
}

function embeddingIn(given: unknown): Embedding {
  try {
    return checkVector(decoded(given), null);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

/** Both alphabets. */
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/** Some services answer in base64 although they are asked for numbers, some with a list in a list. */
function decoded(embedding: unknown): unknown {
  if (Array.isArray(embedding) && embedding.length === 1 && Array.isArray(embedding[0])) return embedding[0];
  if (typeof embedding !== "string") return embedding;
  const text = embedding.replace(/[\r\n]/g, "");
  if (!BASE64.test(text)) return embedding;
  const bytes = Buffer.from(text, "base64");
  return bytes.length % 4 === 0 ? [...decodeVector(bytes)] : embedding;
}

/** The first of the most common numbers. */
function mostCommon(numbers: number[]): number | null {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  const [first] = [...counts].toSorted(([, one], [, other]) => other - one);
  return first?.[0] ?? null;
}

const invalid = (message: string) => new DomainError("embedding_invalid", message);
