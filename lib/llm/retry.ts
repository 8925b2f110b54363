import { DomainError } from "@/lib/core/errors";
import { MAX_WAIT_MS } from "./retry-after";
import type { Trouble } from "./trouble";

/** Waits grow from here, doubling. */
const FIRST_WAIT_MS = 500;
/** Waits for a rate limit are the endpoint's wish and no failure; ten of a minute are enough. */
const MAX_LIMITED = 10;
/** Past this no new connection is tried, so that a silent host is told within 15 s. */
const CONNECT_PATIENCE_MS = 9_000;

interface Surroundings {
  maxRetries: number;
  /** 0 to 1. */
  random(): number;
  /** Milliseconds. */
  now(): number;
}

/** How often and after how long one call is made again. */
export class Patience {
  readonly #around: Surroundings;
  readonly #since: number;
  #failures = 0;
  #limited = 0;
  #connected = false;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#since = around.now();
  }

  /**
   * @returns milliseconds until the next try
   * @throws DomainError when there is none: the trouble's own
   */
  pauseAfter(trouble: Trouble): number {
    if (trouble.kind !== "connect") this.#connected = true;
    if (trouble.kind === "limited") {
      if (++this.#limited > MAX_LIMITED) throw trouble.error;
      return this.#pause(this.#limited, trouble.waitMs);
    }
    if (trouble.kind === "stop" || trouble.kind === "refused") throw trouble.error;
    if (++this.#failures > this.#around.maxRetries || this.#isSilent()) throw this.#last(trouble);
    return this.#pause(this.#failures, trouble.waitMs);
  }

  #isSilent(): boolean {
    return !this.#connected && this.#around.now() - this.#since >= CONNECT_PATIENCE_MS;
  }

  /** An endpoint that was there a moment ago is not unreachable: other rows may still do. */
  #last({ kind, error }: Trouble): DomainError {
    if (kind !== "connect" || !this.#connected) return error;
    return new DomainError("llm_no_connection", error.message, { cause: error });
  }

  #pause(nth: number, told: number | null): number {
    const grown = Math.min(FIRST_WAIT_MS * 2 ** (nth - 1), MAX_WAIT_MS);
    // As told, and a little later, so that the calls do not all come back together; else ± a quarter.
    if (told !== null) return Math.min(told + Math.min(told / 10, 250) * this.#around.random(), MAX_WAIT_MS);
    return grown * (0.75 + this.#around.random() / 2);
  }
}
