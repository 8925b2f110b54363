export interface Neighbour {
  id: number;
  title: string;
  /** −1 to 1; 0 where one of the two vectors is all zero. */
  cosine: number;
}

interface Entry {
  id: number;
  title: string;
  /** null where it was not recorded: the vector then counts as one of any model's. */
  model: string | null;
  vector: Float32Array;
}

interface Query {
  model: string;
  vector: Float32Array;
  /** How many neighbours at most. */
  limit: number;
  /** A project that is no neighbour: the one that the vector is of. */
  except?: number | undefined;
}

const INITIAL_ROWS = 64;

/** Finds the stored vectors nearest to another, by comparing it with all of its model and length. */
export class VectorIndex {
  readonly #tables = new Map<string, VectorTable>();
  readonly #tableOf = new Map<number, VectorTable>();

  get size(): number {
    return this.#tableOf.size;
  }

  /** Adds a vector, or puts it in the place of the one with the same id. */
  set({ id, title, model, vector }: Entry): void {
    this.delete(id);
    const key = keyOf(model, vector.length);
    const table = this.#tables.get(key) ?? new VectorTable(vector.length);
    this.#tables.set(key, table);
    this.#tableOf.set(id, table);
    table.add(id, title, vector);
  }

  delete(id: number): void {
    this.#tableOf.get(id)?.delete(id);
    this.#tableOf.delete(id);
  }

  clear(): void {
    this.#tables.clear();
    this.#tableOf.clear();
  }

  /** How many of these projects `nearest` compares a vector of this model and length with. */
  countComparable({ model, vector }: Pick<Query, "model" | "vector">, ids: number[]): number {
    const owners = [model, null].map((owner) => this.#tables.get(keyOf(owner, vector.length)));
    const tables = new Set(owners.filter((table) => table !== undefined));
    return ids.filter((id) => {
      const table = this.#tableOf.get(id);
      return table !== undefined && tables.has(table);
    }).length;
  }

  /** @returns the nearest first; of equal ones, the one with the lower id */
  nearest({ model, vector, limit, except }: Query): Neighbour[] {
    const found: Neighbour[] = [];
    for (const owner of [model, null]) {
      this.#tables.get(keyOf(owner, vector.length))?.collect(vector, limit, except, found);
    }
    return found;
  }
}

const keyOf = (model: string | null, length: number) => JSON.stringify([model, length]);

/** Vectors of one model and length, one after another in one array. */
class VectorTable {
  readonly #width: number;
  #numbers: Float32Array;
  readonly #ids: number[] = [];
  readonly #titles: string[] = [];
  readonly #lengths: number[] = [];
  readonly #rows = new Map<number, number>();

  constructor(width: number) {
    this.#width = width;
    this.#numbers = new Float32Array(width * INITIAL_ROWS);
  }

  add(id: number, title: string, vector: Float32Array): void {
    const row = this.#ids.length;
    const start = row * this.#width;
    if (start + this.#width > this.#numbers.length) {
      const larger = new Float32Array(this.#numbers.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers.set(vector, start);
    this.#ids.push(id);
    this.#titles.push(title);
    this.#lengths.push(Math.sqrt(dot(vector, vector, 0)));
    this.#rows.set(id, row);
  }

  /** The last row takes the place of the deleted one. */
  delete(id: number): void {
    const row = this.#rows.get(id);
    if (row === undefined) return;
    const last = this.#ids.length - 1;
    const [lastId, lastTitle, lastLength] = [this.#ids.pop(), this.#titles.pop(), this.#lengths.pop()];
    this.#rows.delete(id);
    if (row === last || lastId === undefined || lastTitle === undefined || lastLength === undefined) return;
    this.#numbers.copyWithin(row * this.#width, last * this.#width, (last + 1) * this.#width);
    this.#ids[row] = lastId;
    this.#titles[row] = lastTitle;
    this.#lengths[row] = lastLength;
    this.#rows.set(lastId, row);
  }

  /** Adds the nearest of this table to those already found, in their order. */
  collect(vector: Float32Array, limit: number, except: number | undefined, found: Neighbour[]): void {
    const own = Math.sqrt(dot(vector, vector, 0));
    for (let row = 0; row < this.#ids.length; row++) {
      const id = this.#ids[row] as number;
      if (id === except) continue;
      const its = this.#lengths[row] as number;
      const isZero = own === 0 || its === 0;
      const quotient = isZero ? 0 : dot(vector, this.#numbers, row * this.#width) / (own * its);
      const cosine = Math.max(-1, Math.min(1, quotient));
      // A vector from elsewhere may hold what is not a number.
      if (Number.isNaN(cosine)) continue;
      const last = found[limit - 1];
      if (last && !isNearer({ id, cosine }, last)) continue;
      const place = found.findIndex((other) => isNearer({ id, cosine }, other));
      const neighbour = { id, title: this.#titles[row] as string, cosine };
      found.splice(place === -1 ? found.length : place, 0, neighbour);
      if (found.length > limit) found.pop();
    }
  }
}

/** The product of a vector with the numbers of another that begins at `start`. */
function dot(vector: Float32Array, numbers: Float32Array, start: number): number {
  let sum = 0;
  for (let index = 0; index < vector.length; index++) {
    sum += (vector[index] as number) * (numbers[start + index] as number);
  }
  return sum;
}

type Rank = Pick<Neighbour, "id" | "cosine">;

const isNearer = (a: Rank, b: Rank) => a.cosine > b.cosine || (a.cosine === b.cosine && a.id < b.id);
