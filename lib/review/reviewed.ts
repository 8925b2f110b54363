import "server-only";
import type { Reviewed } from "@/lib/contracts/review-entry";
import type { Prisma, ReviewEntry } from "@/lib/generated/prisma/client";
import { PROJECT_SELECT, projectDto } from "@/lib/projects/project-dto";
import { entryDtos } from "./entry-dto";

/** What an admin is told after a change: the project as it is then, and the entry. */
export async function reviewed(
  tx: Prisma.TransactionClient,
  id: number,
  entry: ReviewEntry | null,
): Promise<Reviewed> {
  const project = await tx.project.findUniqueOrThrow({ where: { id }, select: PROJECT_SELECT });
  const [dto = null] = entry ? await entryDtos(tx, [entry]) : [];
  return { project: projectDto(project), entry: dto };
}
