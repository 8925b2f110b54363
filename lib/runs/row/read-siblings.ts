import "server-only";
import { db } from "@/lib/core/db";
import type { GenerationRow } from "@/lib/generated/prisma/client";
import type { KnownIdea } from "@/lib/pipeline/column";

/** As many as a small model can keep in view. */
const MAX_SIBLINGS = 12;

/** The latest ideas of the run's other rows: of each row the chosen one, else the last that has a title. */
export async function readSiblings({ id, runId }: Pick<GenerationRow, "id" | "runId">): Promise<KnownIdea[]> {
  const written = { title: { not: null }, madeBy: null };
  const rows = await db().generationRow.findMany({
    where: { runId, id: { not: id }, candidates: { some: written } },
    select: {
      candidates: {
        where: written,
        orderBy: [{ chosen: "desc" }, { number: "desc" }],
        take: 1,
        select: { id: true, title: true, shortDescription: true },
      },
    },
  });
  return rows
    .flatMap(({ candidates }) => candidates)
    .sort((a, b) => b.id - a.id)
    .slice(0, MAX_SIBLINGS)
    .map(({ title, shortDescription }) => ({ title: title ?? "", purpose: shortDescription }));
}
