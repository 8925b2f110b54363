import { DEFAULT_MEASURES, type Measures, runMeasuresSchema } from "@/lib/contracts/measures";
import type { GenerationRun } from "@/lib/generated/prisma/client";

/** What people tell a run by. */
export const runNames = ({ number, name, note, batchId }: GenerationRun) => ({
  number: number ?? 0,
  name,
  note,
  batch_id: batchId,
});

/** How a run's ideas are written and judged. */
export const runOptionsDto = (run: GenerationRun) => ({
  min_idea_score: run.minIdeaScore,
  max_candidates: run.maxCandidates,
  ideas_per_call: run.ideasPerCall,
  language: run.language,
  judge: run.judge,
  measures: runMeasures(run),
  model: run.llmModel,
});

const NONE = Object.fromEntries(Object.keys(DEFAULT_MEASURES).map((name) => [name, false])) as Measures;

const storedMeasures = runMeasuresSchema.partial();

/** The measures a run is made with; none of them where it is older than they are. */
export function runMeasures({ measures }: Pick<GenerationRun, "measures">): Measures {
  return measures === null ? NONE : { ...NONE, ...storedMeasures.parse(JSON.parse(measures)) };
}
