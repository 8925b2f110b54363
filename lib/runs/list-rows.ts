import "server-only";
import { type Row, type RowState, rowStageSchema } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import { readList } from "@/lib/core/json-list";
import type { GenerationCandidate, GenerationRow } from "@/lib/generated/prisma/client";
import { reachesScore } from "./choose-candidate";
import { findRun } from "./find-run";

/**
 * Every row of a run with its samples, its columns, its attempts and tokens, and what went wrong.
 *
 * @throws DomainError not_found
 */
export async function listRows(taskId: string): Promise<Row[]> {
  const run = await findRun(taskId);
  const [rows, usage] = await Promise.all([
    db().generationRow.findMany({
      where: { runId: run.id },
      orderBy: { row: "asc" },
      include: { candidates: { orderBy: { number: "asc" } } },
    }),
    db().modelCall.groupBy({
      by: ["row"],
      where: { runId: run.id },
      _sum: { promptTokens: true, completionTokens: true },
    }),
  ]);
  const tokens = new Map(usage.map(({ row, _sum }) => [row, _sum]));
  return rows.map((row) => {
    const shown = row.candidates.find(({ chosen }) => chosen) ?? row.candidates.at(-1);
    const asksScore = run.minIdeaScore !== null && shown?.ideaScore != null;
    return {
      row: row.row,
      state: row.state as RowState,
      primary_tag: row.primaryTag,
      secondary_tags: readList(row.secondaryTags),
      target_audience: row.targetAudience,
      target_complexity: row.targetComplexity,
      exploring: row.exploring,
      ...columns(shown),
      reached_min_idea_score: shown && asksScore ? reachesScore(run, shown) : null,
      candidates: row.candidates.length,
      attempts: row.attempts,
      tokens: {
        prompt: tokens.get(row.row)?.promptTokens ?? 0,
        completion: tokens.get(row.row)?.completionTokens ?? 0,
      },
      project_id: row.projectId,
      error: errorOf(row),
    };
  });
}

function columns(candidate: GenerationCandidate | undefined) {
  const { title, shortDescription, description, ideaScore, complexityScore } = candidate ?? {};
  return {
    project_idea: candidate?.projectIdea ?? null,
    metadata:
      title && shortDescription && description
        ? { title, short_description: shortDescription, description, hashtags: readList(candidate?.hashtags) }
        : null,
    idea_quality:
      ideaScore && complexityScore
        ? {
            idea_score: ideaScore,
            complexity_score: complexityScore,
            idea_reasoning: candidate?.ideaReasoning ?? null,
            complexity_reasoning: candidate?.complexityReasoning ?? null,
          }
        : null,
    novelty: candidate?.novelty ?? null,
    nearest: candidate?.nearestTitle
      ? { project_id: candidate.nearestProjectId, title: candidate.nearestTitle }
      : null,
    near: candidate?.near ?? null,
  };
}

function errorOf(row: GenerationRow): Row["error"] {
  if (row.state !== "failed") return null;
  return {
    error: row.errorMessage ?? "",
    stage: rowStageSchema.catch("saving").parse(row.errorStage),
    retryable: row.errorRetryable ?? true,
  };
}
