import { TARGET_AUDIENCES } from "../columns";
import { stream } from "../random";
import { spreadEvenly } from "./spread-evenly";

/** Whom each row is for: every audience equally likely, counts over the run at most one apart. */
export function sampleTargetAudiences({ seed, numIdeas }: { seed: number; numIdeas: number }): string[] {
  return spreadEvenly<string>(stream(seed, "target_audience"), TARGET_AUDIENCES, numIdeas);
}
