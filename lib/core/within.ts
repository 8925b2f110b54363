import { setTimeout as delay } from "node:timers/promises";
import { DomainError } from "./errors";

/**
 * What can be done without: its value, or another where it takes longer than so many milliseconds or fails in a way that
 * passes, such as while the thread that reads it has something else to do.
 */
export async function within<T>(ms: number, value: Promise<T>, otherwise: T): Promise<T> {
  const stop = new AbortController();
  const known = value.catch((error: unknown) => {
    if (error instanceof DomainError) return otherwise;
    throw error;
  });
  try {
    return await Promise.race([known, delay(ms, otherwise, { signal: stop.signal })]);
  } finally {
    stop.abort();
  }
}
