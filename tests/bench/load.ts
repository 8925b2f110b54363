import { setTimeout as wait } from "node:timers/promises";
import { Pool } from "undici";

export interface Load {
  perSecond: number;
  /** Milliseconds from the request to the end of the answer, sorted. */
  took: number[];
}

/**
 * Asks for one address over and over on so many kept-alive connections, each its next request as soon as it has its
 * answer.
 *
 * @param expected the status of every answer; any other is an error
 */
export async function load(
  url: string,
  { connections, ms, expected, headers = {} }: LoadOptions,
): Promise<Load> {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const took: number[] = [];
  const end = performance.now() + ms;
  const ask = async () => {
    while (performance.now() < end) {
      const start = performance.now();
      const { statusCode, body } = await pool.request({ path: pathname + search, method: "GET", headers });
      await body.dump();
      if (statusCode !== expected) throw new Error(`${url} answered ${statusCode}`);
      took.push(performance.now() - start);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: connections }, ask));
  const seconds = (performance.now() - start) / 1000;
  await pool.close();
  return { perSecond: took.length / seconds, took: took.sort((a, b) => a - b) };
}

interface LoadOptions {
  connections: number;
  ms: number;
  expected: number;
  headers?: Record<string, string>;
}

/** Asks for one address after the other with a pause in between, until the signal. @returns as `Load.took` */
export async function probe(url: string, pauseMs: number, signal: AbortSignal): Promise<number[]> {
  const took: number[] = [];
  while (!signal.aborted) {
    const start = performance.now();
    const response = await fetch(url);
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    took.push(performance.now() - start);
    await wait(pauseMs);
  }
  return took.sort((a, b) => a - b);
}

/** Of sorted numbers. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (numbers: readonly number[]): number =>
  quantile(
    numbers.toSorted((a, b) => a - b),
    0.5,
  );
