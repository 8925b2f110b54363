import "server-only";
import { db } from "@/lib/core/db";
import type { GenerationRun } from "@/lib/generated/prisma/client";

/**
 * What a run's ideas were not compared with: by those that are saved or about to be, and with the reason from when the
 * run was started, if that is why. Null where all were compared with the whole corpus.
 */
export async function readNoveltyNote({ id, noveltyNote }: GenerationRun): Promise<string | null> {
  if (noveltyNote !== null) return noveltyNote;
  const { comparedOf } = db().generationCandidate.fields;
  const measured = await db().generationCandidate.findFirst({
    where: { row: { runId: id }, chosen: true, comparedWith: { lt: comparedOf } },
    orderBy: { comparedWith: "asc" },
    select: { comparedWith: true, comparedOf: true },
  });
  if (!measured) return null;
  return `Novelty was compared with ${measured.comparedWith} of ${measured.comparedOf} projects for some ideas.`;
}
