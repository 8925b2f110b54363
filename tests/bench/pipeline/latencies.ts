import { readFile } from "node:fs/promises";
import { z } from "zod";
import { seeded } from "../../support/stub-model/random";

const MEDIAN_MS = 400;
const SIGMA = 0.5;

/** Seeded log-normal latencies in whole milliseconds (Box and Muller's transform). */
export function logNormal(seed: number, count: number): number[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return Math.round(MEDIAN_MS * Math.exp(SIGMA * normal));
  });
}

/**
 * What an endpoint sleeps: a JSON list of milliseconds, one a call.
 *
 * @throws Error when the file holds anything else
 */
export async function readLatencies(file: string): Promise<number[]> {
  const list = z.array(z.number().nonnegative()).min(1);
  return list.parse(JSON.parse(await readFile(file, "utf8")));
}

/** What the calls of an endpoint sleep, in their order and from the start again. */
export class Latencies {
  #taken = 0;

  constructor(private readonly list: readonly number[]) {}

  /** What the next calls slept. */
  take(count: number): number[] {
    const from = this.#taken;
    this.#taken += count;
    return Array.from({ length: count }, (_, at) => this.list[(from + at) % this.list.length] ?? 0);
  }
}
