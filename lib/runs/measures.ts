import { DEFAULT_MEASURES, type Measures, runMeasuresSchema } from "@/lib/contracts/measures";
import type { GenerationRun } from "@/lib/generated/prisma/client";

const NONE = Object.fromEntries(Object.keys(DEFAULT_MEASURES).map((name) => [name, false])) as Measures;

/** The measures a run is made with; none of them where it is older than they are. */
export function runMeasures({ measures }: Pick<GenerationRun, "measures">): Measures {
  return measures === null ? NONE : { ...NONE, ...runMeasuresSchema.partial().parse(JSON.parse(measures)) };
}
