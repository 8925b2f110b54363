import "server-only";
import type { RunFigures } from "@/lib/contracts/run-figures";
import { db } from "@/lib/core/db";
import { PIPELINE } from "@/lib/pipeline/pipeline";
import { getRun } from "./get-run";

/**
 * Calls, tokens and time of a run by column, in the order of the pipeline; what is asked besides comes last.
 *
 * @throws DomainError not_found
 */
export async function readRunFigures(taskId: string): Promise<RunFigures> {
  const { id: runId } = await getRun(taskId);
  const [all, used] = await Promise.all([
    db().modelCall.groupBy({
      by: ["column"],
      where: { runId },
      _count: true,
      _sum: { promptTokens: true, completionTokens: true, latencyMs: true },
    }),
    db().modelCall.groupBy({ by: ["column"], where: { runId, outcome: "ok" }, _count: true }),
  ]);
  const ok = new Map(used.map(({ column, _count }) => [column, _count]));
  const columns = all.map(({ column, _count, _sum }) => ({
    column,
    calls: _count,
    failed_calls: _count - (ok.get(column) ?? 0),
    prompt_tokens: _sum.promptTokens ?? 0,
    completion_tokens: _sum.completionTokens ?? 0,
    seconds: (_sum.latencyMs ?? 0) / 1000,
  }));
  return { columns: columns.sort((one, other) => placeOf(one.column) - placeOf(other.column)) };
}

const NAMES: string[] = PIPELINE.map(({ name }) => name);

const placeOf = (column: string) => (NAMES.includes(column) ? NAMES.indexOf(column) : NAMES.length);
