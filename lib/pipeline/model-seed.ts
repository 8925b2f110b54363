import { MAX_SEED } from "@/lib/contracts/limits";
import { WRITTEN_COLUMNS, type WrittenColumn } from "./columns";

/** Primes far larger than a run has rows, so that no two places in a run share a seed. */
const CANDIDATE_STEP = 1_000_003;
const COLUMN_STEP = 100_003;

/**
 * The seed a model is given for one column of one candidate: the same for the same place in a run. Rows get
 * consecutive seeds, which the built-in composer turns into names that differ.
 */
export function modelSeed(runSeed: number, row: number, candidate: number, column: WrittenColumn): number {
  const place = row + candidate * CANDIDATE_STEP + WRITTEN_COLUMNS.indexOf(column) * COLUMN_STEP;
  return (runSeed + place) % (MAX_SEED + 1);
}
