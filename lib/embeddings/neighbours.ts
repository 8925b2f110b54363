export interface Neighbour {
  id: number;
  title: string;
  /** −1 to 1; 0 where one of the two vectors is all zero. */
  cosine: number;
}

/** The nearest found so far: the nearest first; of equal ones, the one with the lower id. */
export class Neighbours {
  readonly list: Neighbour[] = [];
  readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** The cosine that another one must reach; −1 while there is room for any. */
  get least(): number {
    return this.list[this.limit - 1]?.cosine ?? -1;
  }

  /** @param lengths the product of the two vectors' lengths */
  add({ id, title }: Pick<Neighbour, "id" | "title">, product: number, lengths: number): void {
    const cosine = lengths === 0 ? 0 : Math.max(-1, Math.min(1, product / lengths));
    // A vector from elsewhere may hold what is not a number.
    if (Number.isNaN(cosine)) return;
    const last = this.list[this.limit - 1];
    const neighbour = { id, title, cosine };
    if (last && !isNearer(neighbour, last)) return;
    const place = this.list.findIndex((other) => isNearer(neighbour, other));
    this.list.splice(place === -1 ? this.list.length : place, 0, neighbour);
    if (this.list.length > this.limit) this.list.pop();
  }
}

const isNearer = (a: Neighbour, b: Neighbour) =>
  a.cosine > b.cosine || (a.cosine === b.cosine && a.id < b.id);
