export interface Slot {
  key: string;
  /** How many of its key may be taken. */
  limit: number;
}

/** The concurrency slots that running calls hold, by key. */
export class Slots {
  readonly #taken = new Map<string, number>();

  areFree(slots: readonly Slot[]): boolean {
    return slots.every(({ key, limit }) => (this.#taken.get(key) ?? 0) < limit);
  }

  take(slots: readonly Slot[]): void {
    for (const { key } of slots) this.#taken.set(key, (this.#taken.get(key) ?? 0) + 1);
  }

  release(slots: readonly Slot[]): void {
    for (const { key } of slots) {
      const left = (this.#taken.get(key) ?? 0) - 1;
      if (left > 0) this.#taken.set(key, left);
      else this.#taken.delete(key);
    }
  }
}
