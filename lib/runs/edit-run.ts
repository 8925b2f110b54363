import "server-only";
import type { RunEdit } from "@/lib/contracts/run-record";
import { db } from "@/lib/core/db";
import { visibleText } from "@/lib/core/visible-text";
import { getRun, noRun } from "./get-run";

/**
 * Names a run, or notes something about it. A text without anything to see counts as none.
 *
 * @throws DomainError not_found
 */
export async function editRun(taskId: string, { name, note }: RunEdit): Promise<void> {
  const { id } = await getRun(taskId);
  const data = {
    ...(name === undefined ? {} : { name: oneLine(name) }),
    ...(note === undefined ? {} : { note: lines(note) }),
  };
  if (Object.keys(data).length === 0) return;
  const { count } = await db().generationRun.updateMany({ where: { id, deletedAt: null }, data });
  if (count === 0) throw noRun();
}

const oneLine = (text: string | null) => lines(text?.replace(/\s+/gu, " ") ?? null);

function lines(text: string | null): string | null {
  const seen = text === null ? "" : visibleText(text.replace(/\r\n?/g, "\n")).trim();
  return seen === "" ? null : seen;
}
