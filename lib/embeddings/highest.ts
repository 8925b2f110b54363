/** The rows with the highest values, at most so many, the highest first. */
export class Highest {
  readonly rows: number[] = [];
  readonly #values: number[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The value that another one must be above; −∞ while there is room for any. */
  get least(): number {
    return this.#values[this.#limit - 1] ?? Number.NEGATIVE_INFINITY;
  }

  /** Leaves out what is not a number. */
  add(row: number, value: number): void {
    if (!(value > this.least)) return;
    let [low, high] = [0, this.#values.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#values[middle] as number) >= value) low = middle + 1;
      else high = middle;
    }
    this.#values.splice(low, 0, value);
    this.rows.splice(low, 0, row);
    if (this.rows.length <= this.#limit) return;
    this.#values.pop();
    this.rows.pop();
  }
}
