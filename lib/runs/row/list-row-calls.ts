import "server-only";
import type { RowCallList } from "@/lib/contracts/row-calls";
import { MAX_ROW_CALLS } from "@/lib/contracts/row-calls";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { rowId } from "@/lib/core/row-id";
import { getRun } from "../get-run";
import { callDto } from "../project-provenance";
import { unpackTexts } from "./call-texts";

/**
 * The model calls of a row, or of one of its columns, with their texts: in the order they were made, the last twenty.
 *
 * @throws DomainError not_found
 */
export async function listRowCalls(taskId: string, number: string, column?: string): Promise<RowCallList> {
  const { id, numIdeas } = await getRun(taskId);
  const row = rowId(number);
  if (row === null || row >= numIdeas)
    throw new DomainError("not_found", "There is no such row in this run.");
  const where = { runId: id, row, ...(column === undefined ? {} : { column }) };
  const [calls, total] = await Promise.all([
    db().modelCall.findMany({ where, orderBy: { id: "desc" }, take: MAX_ROW_CALLS, include: { text: true } }),
    db().modelCall.count({ where }),
  ]);
  return {
    calls: await Promise.all(
      calls.reverse().map(async (call) => ({ ...callDto(call, call), ...(await unpackTexts(call.text)) })),
    ),
    total,
  };
}
