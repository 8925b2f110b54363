import { stream } from "../random";
import { spreadEvenly } from "./spread-evenly";

const COMPLEXITIES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** How hard each row is to build, 1 to 10: each equally likely, counts over the run at most one apart. */
export function sampleTargetComplexities({ seed, numIdeas }: { seed: number; numIdeas: number }): number[] {
  return spreadEvenly(stream(seed, "target_complexity"), COMPLEXITIES, numIdeas);
}
