import "server-only";
import { db } from "@/lib/core/db";

/** What the model calls of a row come to. */
export interface RowCalls {
  tokens: { prompt: number; completion: number };
  /** Answers that could not be used, by candidate and column. */
  corrections: Map<number, Record<string, number>>;
}

/** Reads the calls of a run's rows, or of one row, by row. */
export async function readRowCalls(runId: string, row?: number): Promise<Map<number, RowCalls>> {
  const groups = await db().modelCall.groupBy({
    by: ["row", "candidate", "column", "outcome"],
    where: { runId, ...(row === undefined ? {} : { row }) },
    _count: { badAnswer: true },
    _sum: { promptTokens: true, completionTokens: true },
  });
  const rows = new Map<number, RowCalls>();
  for (const { row, candidate, column, _count, _sum } of groups) {
    const calls = rows.get(row) ?? { tokens: { prompt: 0, completion: 0 }, corrections: new Map() };
    rows.set(row, calls);
    calls.tokens.prompt += _sum.promptTokens ?? 0;
    calls.tokens.completion += _sum.completionTokens ?? 0;
    if (_count.badAnswer === 0) continue;
    const ofCandidate = calls.corrections.get(candidate) ?? {};
    ofCandidate[column] = (ofCandidate[column] ?? 0) + _count.badAnswer;
    calls.corrections.set(candidate, ofCandidate);
  }
  return rows;
}
