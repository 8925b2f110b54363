import "server-only";
import type { Prisma } from "@/lib/generated/prisma/client";
import { playedComparisons, savedIdeas } from "./contenders";
import { type RankedIdea, rankIdeas } from "./rank-ideas";

/** The ranking of a run whose comparisons are over; empty where none was held. */
export async function readRanking(runId: string): Promise<RankedIdea[]> {
  return rankIdeas(await savedIdeas(runId), await playedComparisons(runId));
}

/**
 * Gives ideas and projects the scores of their ranking; the absolute ones are kept beside them. What an admin has decided
 * about or edited keeps its scores, and is told its rank alone. Applied twice, it changes nothing more.
 */
export async function applyRanking(
  tx: Prisma.TransactionClient,
  runId: string,
  ranking: readonly RankedIdea[],
): Promise<void> {
  const saved = new Map((await savedIdeas(runId, tx)).map((idea) => [idea.row, idea]));
  const reviewed = await tx.reviewEntry.findMany({
    where: { projectId: { in: [...saved.values()].map(({ projectId }) => projectId) } },
    distinct: ["projectId"],
    select: { projectId: true },
  });
  const isReviewed = new Set(reviewed.map(({ projectId }) => projectId));
  for (const { row, absolute, rank, ideaScore } of ranking) {
    const idea = saved.get(row);
    if (!idea) continue;
    const { projectId, candidate } = idea;
    const scores = isReviewed.has(projectId) ? {} : { ideaScore };
    await tx.generationCandidate.update({
      where: { id: candidate.id },
      data: { absoluteIdeaScore: absolute, rank, ...scores },
      select: { id: true },
    });
    if (isReviewed.has(projectId)) continue;
    // The version, so that an edit of what was seen before is refused.
    const data = { ideaScore, version: { increment: 1 } };
    await tx.project.update({ where: { id: projectId }, data, select: { id: true } });
  }
}
