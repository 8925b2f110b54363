import "server-only";
import type { RunList, RunListQuery } from "@/lib/contracts/run-list";
import { db } from "@/lib/core/db";
import { readList } from "@/lib/core/json-list";

/** One page of the runs, newest first. */
export async function listRuns({ limit, offset, state }: RunListQuery): Promise<RunList> {
  const where = state ? { state } : {};
  const [total, runs] = await Promise.all([
    db().generationRun.count({ where }),
    db().generationRun.findMany({
      where,
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      take: limit,
      skip: offset,
      include: { rows: { where: { state: { in: ["saved", "failed"] } }, select: { state: true } } },
    }),
  ]);
  return {
    runs: runs.map((run) => ({
      task_id: run.id,
      state: run.state,
      outcome: run.outcome,
      num_requested: run.numIdeas,
      num_saved: run.rows.filter((row) => row.state === "saved").length,
      num_failed: run.rows.filter((row) => row.state === "failed").length,
      seed_tags: readList(run.seedTags),
      creativity: run.creativity,
      model: run.llmModel,
      error: run.error,
      created_at: run.createdAt.toISOString(),
      updated_at: run.updatedAt.toISOString(),
    })),
    total,
    limit,
    offset,
  };
}
