import { setTimeout as wait } from "node:timers/promises";
import type { BenchServer } from "../server/bench-server";
import { residentMb } from "../server/process-figures";

const READINGS = 5;
const PAUSE_MS = 300;

/** What a server without work holds once its garbage is collected: the median of some readings, in megabytes. */
export async function settledMb({ app, probe }: BenchServer): Promise<number> {
  await probe.collectGarbage();
  const readings: number[] = [];
  while (readings.length < READINGS) {
    await wait(PAUSE_MS);
    readings.push(residentMb(app.pid()));
  }
  return readings.sort((a, b) => a - b)[Math.floor(READINGS / 2)] ?? Number.NaN;
}
