import { stream } from "../random";
import { spreadEvenly } from "./spread-evenly";

/** Which rows are to try a new pair of tags: one in four, never more than one short or over in a run. */
export function sampleExploringRows({ seed, numIdeas }: { seed: number; numIdeas: number }): boolean[] {
  return spreadEvenly(stream(seed, "exploring"), [true, false, false, false], numIdeas);
}
