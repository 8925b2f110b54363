/** Answers of one length after which it is known. */
const SETTLED_AFTER = 3;
/** Answers in a row of one other length after which the model is another one. */
const CHANGED_AFTER = 3;

/**
 * How many numbers the vectors of a model have: as configured or stored, else what most of its first answers have had,
 * so that one bad answer, even the first, settles nothing. Known once, it only changes by `settle`.
 */
export class VectorLength {
  readonly #answers = new Map<number, number>();
  #expected: number | null;
  #isSettled: boolean;
  #isConfirmed = false;
  /** The answers in a row that had another length than the expected one. */
  #other = { length: 0, answers: 0 };
  readonly isConfigured: boolean;

  /** @param configured null where store and answers are to tell */
  constructor(configured: number | null) {
    this.#expected = configured;
    this.#isSettled = configured !== null;
    this.isConfigured = configured !== null;
  }

  get expected(): number | null {
    return this.#expected;
  }

  /** Whether later answers change nothing any more. */
  get isSettled(): boolean {
    return this.#isSettled;
  }

  /** Whether the last answer had the expected length. */
  get isConfirmed(): boolean {
    return this.#isConfirmed;
  }

  /** The length of the last answers, where all of them contradict the expected one; null otherwise. */
  get changedTo(): number | null {
    return !this.isConfigured && this.#other.answers >= CHANGED_AFTER ? this.#other.length : null;
  }

  /** Makes this the length from now on. What is configured stays. */
  settle(length: number): void {
    if (this.isConfigured) return;
    this.#expected = length;
    this.#isSettled = true;
    this.#isConfirmed = false;
    this.#other = { length: 0, answers: 0 };
  }

  /** Counts an answer with vectors of this length. @returns the length that is expected now */
  count(length: number): number {
    const expected = this.#learn(length);
    this.#isConfirmed = length === expected;
    const isSame = length === this.#other.length;
    if (this.#isConfirmed) this.#other = { length: 0, answers: 0 };
    else this.#other = { length, answers: isSame ? this.#other.answers + 1 : 1 };
    return expected;
  }

  #learn(length: number): number {
    if (this.#isSettled && this.#expected !== null) return this.#expected;
    const answers = (this.#answers.get(length) ?? 0) + 1;
    this.#answers.set(length, answers);
    if (this.#expected === null || answers > (this.#answers.get(this.#expected) ?? 0))
      this.#expected = length;
    this.#isSettled = answers >= SETTLED_AFTER && length === this.#expected;
    return this.#expected;
  }
}
