import type { RowStage } from "@/lib/contracts/rows";
import { rowStageSchema } from "@/lib/contracts/rows";
import type { GenerationRow, GenerationRun } from "@/lib/generated/prisma/client";
import { secondJudgeEndpoint } from "@/lib/llm/endpoint";
import { readColumn } from "@/lib/pipeline/column";
import { PIPELINE, type Pipeline, writtenColumns } from "@/lib/pipeline/pipeline";
import type { ListedCandidate } from "./list-rows";
import { refusalReasons } from "./refusals";

/**
 * The column or step of a row that is being worked on: the first that its latest candidate lacks. Null for a row that
 * waits or has ended.
 */
export function columnUnderWay(
  run: GenerationRun,
  row: Pick<GenerationRow, "state"> & { candidates: readonly ListedCandidate[] },
  pipeline: Pipeline = PIPELINE,
): RowStage | null {
  if (row.state === "generated") return "saving";
  if (row.state !== "generating") return null;
  const columns = writtenColumns(pipeline);
  const candidate = row.candidates.at(-1);
  const missing = candidate ? columns.find((column) => readColumn(column, candidate) === null) : columns[0];
  if (missing) return rowStageSchema.nullable().catch(null).parse(missing.name);
  if (!candidate || candidate.novelty === null) return "embedding";
  const isRefused = refusalReasons(run, candidate).length > 0;
  if (isRefused && row.candidates.length < run.maxCandidates) return "project_idea";
  return secondJudgeEndpoint() && candidate.secondOpinion === null ? "idea_quality" : "saving";
}
