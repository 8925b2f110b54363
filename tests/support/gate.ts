/** Holds whoever asks until it is opened; then lets everybody through. */
export class Gate {
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
