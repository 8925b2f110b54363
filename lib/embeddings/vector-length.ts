/**
 * How many numbers the vectors of a model have: as configured, else what most of its answers have had, so that one
 * bad answer, even the first, settles nothing.
 */
export class VectorLength {
  readonly #answers = new Map<number, number>();
  #expected: number | null;
  readonly #isFixed: boolean;

  /** @param configured null where the answers are to tell */
  constructor(configured: number | null) {
    this.#expected = configured;
    this.#isFixed = configured !== null;
  }

  /** Counts an answer with vectors of this length. @returns the length that is expected now */
  count(length: number): number {
    if (this.#isFixed && this.#expected !== null) return this.#expected;
    const answers = (this.#answers.get(length) ?? 0) + 1;
    this.#answers.set(length, answers);
    if (this.#expected === null || answers > (this.#answers.get(this.#expected) ?? 0))
      this.#expected = length;
    return this.#expected;
  }
}
