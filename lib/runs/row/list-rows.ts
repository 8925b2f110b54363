import "server-only";
import type { Refusal, Rewritten } from "@/lib/contracts/rows";
import type { Row } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import { readList } from "@/lib/core/json-list";
import { visibleText } from "@/lib/core/visible-text";
import type { GenerationCandidate, GenerationRun, Regeneration } from "@/lib/generated/prisma/client";
import { readColumn, readExtraColumns } from "@/lib/pipeline/column";
import { ideaQuality } from "@/lib/pipeline/columns/idea-quality";
import { metadata } from "@/lib/pipeline/columns/metadata";
import { noveltyBasisDto } from "@/lib/projects/novelty-basis";
import { getRun } from "../get-run";
import { readInspirations } from "./read-inspirations";
import { ownScore, reachesScore, refusalReasons } from "./refusals";
import { readRowCalls } from "./row-calls";
import { rowErrorDto } from "./row-error";
import { disagreementOf, readSecondOpinion } from "./second-opinion";
import { readTooAlike } from "./too-alike";
import { columnUnderWay } from "./under-way";

/** A candidate without its vectors, which nobody is shown. */
export type ListedCandidate = Omit<GenerationCandidate, "embedding" | "purposeEmbedding">;

/**
 * Every row of a run: samples, columns of the chosen or latest candidate, attempts, tokens, error.
 *
 * @throws DomainError not_found
 */
export async function listRows(taskId: string): Promise<Row[]> {
  return readRows(await getRun(taskId));
}

/** The rows of a run, or the one with this number. */
export async function readRows(run: GenerationRun, row?: number): Promise<Row[]> {
  const where = { runId: run.id, ...(row === undefined ? {} : { row }) };
  const [rows, usage] = await Promise.all([
    db().generationRow.findMany({
      where,
      orderBy: { row: "asc" },
      include: {
        candidates: {
          orderBy: { number: "asc" },
          omit: { embedding: true, purposeEmbedding: true },
          include: { regeneration: true },
        },
        project: { select: { binnedAt: true } },
      },
    }),
    readRowCalls(run.id, row),
  ]);
  return rows.map((row) => {
    const shown = row.candidates.find(({ chosen }) => chosen) ?? row.candidates.at(-1);
    const calls = usage.get(row.row);
    const asksScore = run.minIdeaScore !== null && shown?.ideaScore != null;
    return {
      row: row.row,
      state: row.state,
      under_way: columnUnderWay(run, row),
      corrections: shown ? (calls?.corrections.get(shown.number) ?? {}) : {},
      primary_tag: row.primaryTag,
      secondary_tags: readList(row.secondaryTags),
      target_audience: row.targetAudience,
      target_complexity: row.targetComplexity,
      exploring: row.exploring,
      problem_frame: row.problemFrame,
      inspirations: readInspirations(row),
      ...columnsDto(shown),
      ...measured(shown),
      absolute_idea_score: shown?.absoluteIdeaScore ?? null,
      rank: shown?.rank ?? null,
      second_opinion: shown ? readSecondOpinion(shown) : null,
      disagreement: shown ? disagreementOf(shown) : null,
      reached_min_idea_score: shown && asksScore ? reachesScore(run, shown) : null,
      candidates: row.candidates.filter(({ madeBy }) => madeBy === null).length,
      refused: row.candidates.flatMap((candidate) => refusalDto(run, candidate)),
      rewritten: row.candidates.flatMap(rewrittenDto),
      attempts: row.attempts,
      tokens: calls?.tokens ?? { prompt: 0, completion: 0 },
      project_id: row.project?.binnedAt === null ? row.projectId : null,
      error: row.state === "failed" ? rowErrorDto(row) : null,
    };
  });
}

/** What a candidate's columns say; nothing where there is none. */
export function columnsDto(candidate: ListedCandidate | undefined) {
  const written = candidate && readColumn(metadata, candidate);
  const quality = candidate && readColumn(ideaQuality, candidate);
  return {
    // Those of before visibleText may hold anything.
    project_idea: candidate?.projectIdea == null ? null : visibleText(candidate.projectIdea),
    metadata: written
      ? {
          title: written.title,
          short_description: written.shortDescription,
          description: written.description,
          hashtags: written.hashtags,
        }
      : null,
    idea_quality: quality
      ? {
          idea_score: quality.ideaScore,
          complexity_score: quality.complexityScore,
          idea_reasoning: quality.ideaReasoning,
          complexity_reasoning: quality.complexityReasoning,
        }
      : null,
  };
}

function measured(candidate: ListedCandidate | undefined) {
  return {
    columns: candidate ? readExtraColumns(candidate) : {},
    relaxed: candidate != null && candidate.relaxed !== null,
    relaxed_wishes: readList(candidate?.relaxed),
    novelty: candidate?.novelty ?? null,
    nearest: nearestDto(candidate),
    near: candidate?.near ?? null,
    too_alike: candidate ? readTooAlike(candidate) : [],
    ...noveltyBasisDto(candidate),
  };
}

const nearestDto = (candidate: ListedCandidate | undefined) =>
  candidate?.nearestTitle ? { project_id: candidate.nearestProjectId, title: candidate.nearestTitle } : null;

function rewrittenDto(candidate: ListedCandidate & { regeneration: Regeneration | null }): Rewritten[] {
  const { regeneration } = candidate;
  if (!regeneration) return [];
  return [
    {
      candidate_id: candidate.id,
      column: regeneration.column,
      state: regeneration.state,
      error: regeneration.error,
      metadata: columnsDto(candidate).metadata,
      idea_score: candidate.ideaScore,
      complexity_score: candidate.complexityScore,
    },
  ];
}

function refusalDto(run: GenerationRun, candidate: ListedCandidate): Refusal[] {
  const written = readColumn(metadata, candidate);
  const quality = readColumn(ideaQuality, candidate);
  if (candidate.madeBy !== null || !written || !quality) return [];
  const reasons = refusalReasons(run, candidate);
  if (reasons.length === 0) return [];
  return [
    {
      candidate: candidate.number,
      title: written.title,
      idea_score: ownScore(candidate),
      reasons,
      nearest: nearestDto(candidate),
      too_alike: readTooAlike(candidate),
      kept: candidate.chosen,
    },
  ];
}
