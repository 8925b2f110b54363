import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { dot } from "@/lib/embeddings/vector";
import { entropyOf } from "./statistics";

/** Cosines of all pairs of unit vectors. */
export class Similarities {
  readonly vectors: readonly Float32Array[];
  readonly size: number;
  readonly #values: Float64Array;

  constructor(vectors: readonly Float32Array[]) {
    this.vectors = vectors;
    this.size = vectors.length;
    this.#values = new Float64Array(this.size ** 2);
    for (const [i, one] of vectors.entries()) {
      this.#values[i * this.size + i] = 1;
      for (let j = 0; j < i; j++) {
        const cosine = dot(one, vectors[j] ?? one, 0);
        this.#values[i * this.size + j] = cosine;
        this.#values[j * this.size + i] = cosine;
      }
    }
  }

  of(i: number, j: number): number {
    return this.#values[i * this.size + j] ?? 0;
  }
}

/**
 * Groups by single linkage: two ideas are in one group when a chain of pairs at this cosine or above joins them.
 *
 * @param chosen which ideas, by their place
 * @returns for each chosen idea the number of its group, from 0
 */
export function groups(similarities: Similarities, chosen: readonly number[], cosine: number): number[] {
  const group = chosen.map(() => -1);
  let count = 0;
  for (const [start] of chosen.entries()) {
    if (group[start] !== -1) continue;
    group[start] = count;
    for (const open = [start]; open.length > 0; ) {
      const one = chosen[open.pop() ?? start] ?? 0;
      for (const [at, other] of chosen.entries()) {
        if (group[at] !== -1 || similarities.of(one, other) < cosine) continue;
        group[at] = count;
        open.push(at);
      }
    }
    count++;
  }
  return group;
}

/** How many ideas are distinct at a cosine: the number of `groups`. */
export const countDistinct = (...of: Parameters<typeof groups>): number => new Set(groups(...of)).size;

/**
 * The Vendi score: the exponential of the Shannon entropy of the eigenvalues of K/n, K being the cosines of n ideas.
 * It is 1 where all are the same and n where all are orthogonal. With more ideas than dimensions the eigenvalues are
 * taken of the vectors' own matrix, whose others are zero.
 */
export function vendiScore(similarities: Similarities, chosen: readonly number[]): number | null {
  const vectors = chosen.map((place) => similarities.vectors[place]).filter((vector) => vector !== undefined);
  const [first] = vectors;
  if (!first) return null;
  const kernel =
    first.length < vectors.length ? momentsOf(vectors, first.length) : kernelOf(similarities, chosen);
  const { realEigenvalues } = new EigenvalueDecomposition(kernel, { assumeSymmetric: true });
  return Math.max(1, Math.min(vectors.length, Math.exp(entropyOf(realEigenvalues))));
}

function kernelOf(similarities: Similarities, chosen: readonly number[]): Matrix {
  const n = chosen.length;
  const kernel = Matrix.zeros(n, n);
  for (const [i, one] of chosen.entries())
    for (const [j, other] of chosen.entries()) kernel.set(i, j, similarities.of(one, other) / n);
  return kernel;
}

function momentsOf(vectors: readonly Float32Array[], dimensions: number): Matrix {
  const moments = Matrix.zeros(dimensions, dimensions);
  for (let i = 0; i < dimensions; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (const vector of vectors) sum += (vector[i] ?? 0) * (vector[j] ?? 0);
      moments.set(i, j, sum / vectors.length);
      moments.set(j, i, sum / vectors.length);
    }
  }
  return moments;
}

/** Of n words in a row over all texts, the share that differ: distinct-n. Null where no text has so many words. */
export function distinctN(texts: readonly (readonly string[])[], n: number): number | null {
  const seen = new Set<string>();
  let total = 0;
  for (const words of texts) {
    for (let at = 0; at + n <= words.length; at++) {
      seen.add(words.slice(at, at + n).join(" "));
      total++;
    }
  }
  return total === 0 ? null : seen.size / total;
}

/** Of the sentences that each idea has, the share that stand in more than one idea. Null where there are none. */
export function repeatedShare(ideas: readonly (readonly string[])[]): number | null {
  const counts = new Map<string, number>();
  for (const sentences of ideas)
    for (const sentence of new Set(sentences)) counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  const all = [...counts.values()];
  const total = all.reduce((sum, count) => sum + count, 0);
  return total === 0 ? null : all.filter((count) => count > 1).reduce((sum, count) => sum + count, 0) / total;
}
