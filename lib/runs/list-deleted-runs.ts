import "server-only";
import type { DeletedRunList, DeletedRunQuery } from "@/lib/contracts/run-record";
import { db } from "@/lib/core/db";
import { deletionDto } from "./delete-run";
import { runSummaries } from "./run-summary";

/**
 * One page of the deleted runs that somebody can restore, the last deleted first.
 *
 * @param owner "all" for an admin; null for who owns none
 */
export async function listDeletedRuns(
  { limit, offset }: DeletedRunQuery,
  owner: string | "all" | null,
): Promise<DeletedRunList> {
  if (owner === null) return { runs: [], total: 0, limit, offset };
  // As a range, which an index knows; "not null" is none.
  const where = { deletedAt: { gt: new Date(0) }, ...(owner === "all" ? {} : { ownerId: owner }) };
  const [total, runs] = await Promise.all([
    db().generationRun.count({ where }),
    db().generationRun.findMany({
      where,
      orderBy: [{ deletedAt: "desc" }, { id: "desc" }],
      take: limit,
      skip: offset,
    }),
  ]);
  const summaries = await runSummaries(runs);
  return {
    runs: summaries.map((summary, at) => ({
      ...summary,
      ...deletionDto(summary.task_id, runs[at]?.deletedAt ?? new Date(0)),
    })),
    total,
    limit,
    offset,
  };
}
