import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { isDriverAdapterError } from "@prisma/driver-adapter-utils";

/** SQLite's own delays (`sqliteDefaultBusyCallback` in main.c); the last one is repeated. */
const DELAYS_MS = [1, 2, 5, 10, 15, 20, 25, 25, 25, 50, 50];
const MAX_DELAY_MS = 100;

export interface BusyOptions {
  /** How long a statement waits for another process's lock, in milliseconds from when it was asked for. */
  limitMs: number;
  /** Ends all waiting. */
  closing: AbortSignal;
}

/**
 * Tries again while another process holds a lock, without stopping the thread. What has been given up is never tried
 * again.
 *
 * @param since when the statement was asked for, on `performance.now()`'s clock
 * @throws the last attempt's error
 */
export async function retryWhileBusy<T>(
  attempt: () => Promise<T>,
  { limitMs, closing }: BusyOptions,
  since: number = performance.now(),
): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const left = since + limitMs - performance.now();
      if (!isBusy(error) || left <= 0 || closing.aborted) throw error;
      const delay = DELAYS_MS[tries] ?? MAX_DELAY_MS;
      await sleep(Math.min(delay, left), undefined, { signal: closing }).catch(() => undefined);
    }
  }
}

/** The adapter's word for every kind of SQLITE_BUSY; the driver itself speaks while a connection is opened. */
function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (isDriverAdapterError(error)) return error.cause.kind === "SocketTimeout";
  return "code" in error && String(error.code).startsWith("SQLITE_BUSY");
}
