import "server-only";
import { singleton } from "@/lib/core/singleton";

/** So many calls in a row that cannot connect mean the endpoint is down. */
const DOWN_AFTER = 10;

/** Counts, for each endpoint, the calls in a row that could not connect. */
export class Reachability {
  readonly #failures = new Map<string, number>();

  /** The endpoint answered, whatever it said. */
  answered(key: string): void {
    this.#failures.delete(key);
  }

  /** @returns whether the endpoint counts as down by now */
  couldNotConnect(key: string): boolean {
    const failures = (this.#failures.get(key) ?? 0) + 1;
    this.#failures.set(key, failures);
    return failures >= DOWN_AFTER;
  }
}

/** The process's own count, over all runs. */
export function llmReachability(): Reachability {
  return singleton("llm.reachability", () => new Reachability());
}
