import { type Neighbour, Neighbours } from "./neighbours";
import { type Entry, type ReadVectors, VectorTable } from "./vector-table";

interface Query {
  model: string;
  vector: Float32Array;
  /** How many neighbours at most. */
  limit: number;
  /** A project that is no neighbour: the one that the vector is of. */
  except?: number | undefined;
  /** Whether projects that are not valid are no neighbours either. */
  validOnly?: boolean;
}

/** Bytes of vectors up to which they are kept in memory. */
const KEPT_BYTES = 256 * 1024 * 1024;

/**
 * Finds the stored vectors nearest to another among those of its model and length: sketches leave few that can be, and
 * these are compared. Above a size the sketches alone are kept, and the vectors to compare are read from the store.
 */
export class VectorIndex {
  readonly #read: ReadVectors;
  readonly #keptBytes: number;
  #keepsVectors = true;
  readonly #tables = new Map<string, VectorTable>();
  readonly #tableOf = new Map<number, VectorTable>();

  /** @param read what reads the vectors that are not kept */
  constructor(read: ReadVectors, { keptBytes = KEPT_BYTES } = {}) {
    this.#read = read;
    this.#keptBytes = keptBytes;
  }

  get size(): number {
    return this.#tableOf.size;
  }

  /** Whether the vectors themselves are in memory. */
  get keepsVectors(): boolean {
    return this.#keepsVectors;
  }

  /** Adds a vector, or puts it in the place of the one with the same id. */
  set(entry: Entry): void {
    this.delete(entry.id);
    const { id, model, vector } = entry;
    const key = keyOf(model, vector.length);
    const table = this.#tables.get(key) ?? new VectorTable(vector.length, this.#keepsVectors);
    this.#tables.set(key, table);
    this.#tableOf.set(id, table);
    table.add(entry);
    if (this.#keepsVectors && this.#vectorBytes() > this.#keptBytes) this.#dropVectors();
  }

  delete(id: number): void {
    this.#tableOf.get(id)?.delete(id);
    this.#tableOf.delete(id);
  }

  clear(): void {
    this.#tables.clear();
    this.#tableOf.clear();
    this.#keepsVectors = true;
  }

  /** How many valid projects `nearest` compares a vector of this model and length with. */
  countComparable({ model, vector }: Pick<Query, "model" | "vector">): number {
    return this.#tablesFor(model, vector.length).reduce((sum, table) => sum + table.valid, 0);
  }

  /** @returns the nearest first; of equal ones, the one with the lower id */
  async nearest({ model, vector, limit, except, validOnly = false }: Query): Promise<Neighbour[]> {
    const found = new Neighbours(limit);
    const isLeftOut = ({ id, isValid }: { id: number; isValid: boolean }) =>
      id === except || (validOnly && !isValid);
    for (const table of this.#tablesFor(model, vector.length)) {
      await table.search({ vector, isLeftOut, read: this.#read }, found);
    }
    return found.list;
  }

  #tablesFor(model: string, length: number): VectorTable[] {
    return [model, null].flatMap((owner) => this.#tables.get(keyOf(owner, length)) ?? []);
  }

  #vectorBytes(): number {
    return [...this.#tables.values()].reduce((sum, table) => sum + table.vectorBytes, 0);
  }

  #dropVectors(): void {
    this.#keepsVectors = false;
    for (const table of this.#tables.values()) table.dropVectors();
  }
}

const keyOf = (model: string | null, length: number) => JSON.stringify([model, length]);
