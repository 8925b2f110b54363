/** An endpoint that was not ready, and then not asked for this long, is waited for anew. */
const FORGOTTEN_AFTER_MS = 60_000;

/** How long services that are not ready yet have been waited for, each as a whole and not per question. */
export class WarmUps {
  readonly #waits = new Map<string, { since: number; lastAt: number }>();

  recordAnswer(key: string): void {
    this.#waits.delete(key);
  }

  /**
   * Notes that the service was not ready.
   *
   * @param maxMs how long it is waited for
   * @returns the milliseconds that are left of that; 0 or less once it is over
   */
  msLeft(key: string, now: number, maxMs: number): number {
    const known = this.#waits.get(key);
    const isOver = known !== undefined && now - known.lastAt > Math.max(maxMs, FORGOTTEN_AFTER_MS);
    const since = known === undefined || isOver ? now : known.since;
    this.#waits.set(key, { since, lastAt: now });
    return since + maxMs - now;
  }
}
