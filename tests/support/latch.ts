/** Holds callers of `wait` until it is opened. */
export class Latch {
  #open!: () => void;
  readonly #opened = new Promise<void>((resolve) => {
    this.#open = resolve;
  });

  wait(): Promise<void> {
    return this.#opened;
  }

  open(): void {
    this.#open();
  }
}
