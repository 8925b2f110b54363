import { sampler } from "../column";
import { spreadEvenly, stream } from "../random";

const COMPLEXITIES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** How hard each row is to build, 1 to 10: each equally likely, counts over the run at most one apart. */
export const targetComplexity = sampler({
  name: "target_complexity",
  sample: ({ seed, numIdeas }) => spreadEvenly(stream(seed, "target_complexity"), COMPLEXITIES, numIdeas),
  toSamples: (complexity: number) => ({ targetComplexity: complexity }),
});
