import type { Measure } from "./measure";
import { costMeasures } from "./measures/cost";
import { diversityMeasures } from "./measures/diversity";
import { judgeMeasures } from "./measures/judge";
import { relevanceMeasures } from "./measures/relevance";
import type { QualityInput } from "./types";

/** Every measure of ideas, in the order they are shown. */
export const measuresOf = (input: QualityInput): Measure[] => [
  ...diversityMeasures(input),
  ...relevanceMeasures(input),
  ...judgeMeasures(input),
  ...costMeasures(input),
];
