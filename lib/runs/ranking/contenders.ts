import "server-only";
import { db } from "@/lib/core/db";
import type { GenerationCandidate, Prisma } from "@/lib/generated/prisma/client";
import { COMPLETE_CANDIDATE } from "../state";
import type { Contender, Played } from "./swiss-round";

export interface SavedIdea extends Contender {
  projectId: number;
  candidate: GenerationCandidate;
}

/** The ideas of a run that are ranked: those whose project is there and not in the bin, in row order. */
export async function savedIdeas(
  runId: string,
  client: Prisma.TransactionClient = db(),
): Promise<SavedIdea[]> {
  const rows = await client.generationRow.findMany({
    where: { runId, state: "saved", project: { binnedAt: null } },
    orderBy: { row: "asc" },
    select: {
      row: true,
      projectId: true,
      candidates: { where: { chosen: true, ...COMPLETE_CANDIDATE }, take: 1 },
    },
  });
  return rows.flatMap(({ row, projectId, candidates: [candidate] }) => {
    const absolute = candidate?.absoluteIdeaScore ?? candidate?.ideaScore;
    return candidate && projectId !== null && absolute != null
      ? [{ row, projectId, candidate, absolute }]
      : [];
  });
}

/** The comparisons of a run that are over. */
export function playedComparisons(runId: string, client: Prisma.TransactionClient = db()): Promise<Played[]> {
  return client.runComparison.findMany({
    where: { runId, state: { not: "planned" } },
    orderBy: { id: "asc" },
    select: { lowRow: true, highRow: true, lowFirst: true, winnerRow: true },
  });
}
