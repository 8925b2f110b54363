/** An endpoint that was not ready, and then not asked for this long, is waited for anew. */
const FORGOTTEN_AFTER_MS = 60_000;

/** What other processes know of services that are not ready yet. */
export interface SharedWaits {
  /**
   * Notes that the service was not ready.
   *
   * @param forgottenAfterMs without anybody's question, after which it is waited for anew
   * @returns for how long it has been waited for, in milliseconds; 0 where nobody can say
   */
  note(key: string, forgottenAfterMs: number): Promise<number>;
  /** Never throws. */
  forget(key: string): Promise<void>;
}

/** How long services that are not ready yet have been waited for, each as a whole and not per question. */
export class WarmUps {
  readonly #waits = new Map<string, { since: number; lastAt: number }>();
  /** Where several processes ask the same services. */
  shared: SharedWaits | null = null;

  recordAnswer(key: string): void {
    if (this.#waits.delete(key)) void this.shared?.forget(key);
  }

  /**
   * Notes that the service was not ready.
   *
   * @param maxMs how long it is waited for
   * @returns the milliseconds that are left of that; 0 or less once it is over
   */
  async msLeft(key: string, now: number, maxMs: number): Promise<number> {
    const forgottenAfterMs = Math.max(maxMs, FORGOTTEN_AFTER_MS);
    const known = this.#waits.get(key);
    const isOver = known !== undefined && now - known.lastAt > forgottenAfterMs;
    const since = known === undefined || isOver ? now : known.since;
    this.#waits.set(key, { since, lastAt: now });
    const waited = (await this.shared?.note(key, forgottenAfterMs)) ?? 0;
    return maxMs - Math.max(now - since, waited);
  }
}
