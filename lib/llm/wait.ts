import "server-only";
import { setTimeout as sleep } from "node:timers/promises";

/** Time as the model client sees it; tests bring their own. */
export interface Clock {
  /** Milliseconds that only grow. */
  now(): number;
  /** @throws once the signal is aborted */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** The process's own time. */
export const realClock: Clock = {
  now: () => performance.now(),
  wait: (ms, signal) => sleep(ms, undefined, { signal }),
};
