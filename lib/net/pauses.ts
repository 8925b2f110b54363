import type { CallFailure } from "./call-failure";

const FIRST_PAUSE_MS = 500;
/** The longest of our own; what a service asks for may be longer. */
const MAX_PAUSE_MS: Partial<Record<CallFailure["kind"], number>> = { rate_limited: 60_000, loading: 5_000 };
/** In a row. After them a rate limit is taken for one that does not lift, and every call that meets it fails. */
const MAX_PAUSES = 20;
/** After so long without a call the count begins anew. */
const FORGOTTEN_AFTER_MS = 300_000;

interface Pause {
  until: number;
  /** Failures since the last answer. A lone one among answers concerns nobody else. */
  failures: number;
  inARow: number;
  lastAt: number;
}

/**
 * Pauses of services that want to be left alone, each for all who call it: a limit that one call meets, the next would
 * meet too. Without them, sixteen rows that wait a second each still call sixteen times a second.
 */
export class Pauses {
  readonly #pauses = new Map<string, Pause>();

  /** Milliseconds until the service may be called again, 0 or less if now. */
  msLeft(key: string, now: number): number {
    const pause = this.#pauses.get(key);
    return pause ? pause.until - now : 0;
  }

  /** Notes a call that was answered: the next pause is a first one. The one under way goes on. */
  recordAnswer(key: string): void {
    const pause = this.#pauses.get(key);
    if (pause) Object.assign(pause, { failures: 0, inARow: 0 });
  }

  /** Notes a call that met a limit, or a service that is not ready. Those that were under way together count once. */
  recordFailure(
    key: string,
    { kind, retryAfterMs }: Pick<CallFailure, "kind" | "retryAfterMs">,
    now: number,
  ): void {
    const most = MAX_PAUSE_MS[kind];
    if (most === undefined) return;
    const known = this.#pauses.get(key);
    const pause =
      known && now - known.lastAt < FORGOTTEN_AFTER_MS
        ? known
        : { until: now, failures: 0, inARow: 0, lastAt: now };
    this.#pauses.set(key, pause);
    pause.lastAt = now;
    if (++pause.failures < 2) return;
    if (now >= pause.until) pause.inARow++;
    const own = Math.min(FIRST_PAUSE_MS * 2 ** (pause.inARow - 1), most);
    pause.until = this.isGivenUp(key) ? now : Math.max(pause.until, now + Math.max(own, retryAfterMs ?? 0));
  }

  /** Whether so many pauses in a row have brought nothing that another would not either. */
  isGivenUp(key: string): boolean {
    return (this.#pauses.get(key)?.inARow ?? 0) > MAX_PAUSES;
  }
}
