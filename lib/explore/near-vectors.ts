import { dot } from "@/lib/embeddings/vector";

/** Up to here all are compared. */
const COMPARE_ALL = 1000;

export interface Found {
  /** The place of a vector in the list. */
  row: number;
  cosine: number;
}

/**
 * Finds near vectors among some thousands, for so many others that comparing with all takes minutes: they are put into
 * groups, each around one of them, and the nearest groups are searched. What it misses is a little farther off.
 *
 * @param vectors of one length, each of length 1
 */
export class NearVectors {
  readonly #size: number;
  readonly #width: number;
  readonly #numbers: Float32Array;
  readonly #centres: Float32Array;
  readonly #groups: number[][];

  constructor(vectors: readonly Float32Array[]) {
    this.#size = vectors.length;
    this.#width = vectors[0]?.length ?? 0;
    this.#numbers = joined(vectors, this.#width);
    const step = Math.max(1, Math.round(Math.sqrt(vectors.length)));
    const centres = vectors.filter((_, row) => row % step === 0);
    this.#centres = joined(centres, this.#width);
    this.#groups = centres.map(() => []);
    for (const [row, vector] of vectors.entries()) {
      const [{ row: group = 0 } = {}] = this.#nearestOf(vector, this.#centres, centres.keys(), 1);
      this.#groups[group]?.push(row);
    }
  }

  /**
   * @param vector of length 1
   * @param searched how many groups
   * @returns the nearest first
   */
  search(vector: Float32Array, limit: number, searched: number): Found[] {
    if (this.#size <= COMPARE_ALL) return this.#nearestOf(vector, this.#numbers, range(this.#size), limit);
    const groups = this.#nearestOf(vector, this.#centres, this.#groups.keys(), searched);
    const rows = groups.flatMap(({ row }) => this.#groups[row] ?? []);
    return this.#nearestOf(vector, this.#numbers, rows, limit);
  }

  #nearestOf(vector: Float32Array, numbers: Float32Array, rows: Iterable<number>, limit: number): Found[] {
    const found: Found[] = [];
    for (const row of rows) {
      const cosine = dot(vector, numbers, row * this.#width);
      const last = found[limit - 1];
      if (last && last.cosine >= cosine) continue;
      const before = found.findIndex((other) => other.cosine < cosine);
      found.splice(before === -1 ? found.length : before, 0, { row, cosine });
      if (found.length > limit) found.pop();
    }
    return found;
  }
}

function joined(vectors: readonly Float32Array[], width: number): Float32Array {
  const numbers = new Float32Array(vectors.length * width);
  for (const [row, vector] of vectors.entries()) numbers.set(vector, row * width);
  return numbers;
}

const range = (size: number) => Array.from({ length: size }, (_, row) => row);
