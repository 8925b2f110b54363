import "server-only";
import type { Bin, BinQuery } from "@/lib/contracts/review-bin";
import { db } from "@/lib/core/db";
import { PROJECT_SELECT, projectDto } from "@/lib/projects/project-dto";
import { deletedAt } from "./bin";

/** Every date is after it: SQLite looks for what is after something in an index, and for what is not null nowhere. */
const EVER = { gt: new Date(0) };

/** One page of the bin, what came last first. */
export async function listBin({ limit, offset }: BinQuery): Promise<Bin> {
  const where = { binnedAt: EVER };
  const [total, projects] = await Promise.all([
    db().project.count({ where }),
    db().project.findMany({
      where,
      orderBy: [{ binnedAt: "desc" }, { id: "desc" }],
      skip: offset,
      take: limit,
      select: { ...PROJECT_SELECT, binnedAt: true },
    }),
  ]);
  return {
    projects: projects.map(({ binnedAt, ...project }) => {
      const since = binnedAt ?? new Date();
      return {
        ...projectDto(project),
        binned_at: since.toISOString(),
        deleted_at: deletedAt(since).toISOString(),
      };
    }),
    total,
    limit,
    offset,
  };
}
