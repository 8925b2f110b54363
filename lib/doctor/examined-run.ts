import "server-only";
import { db } from "@/lib/core/db";
import { COMPLETE_CANDIDATE } from "@/lib/runs/state";
import type { Scope } from "./finding";
import { paged } from "./paged";

/** Runs read at once: of 50 rows with three candidates each, some milliseconds. */
const PAGE = 10;

const RUN = {
  id: true,
  state: true,
  outcome: true,
  numIdeas: true,
  error: true,
  round: true,
  updatedAt: true,
  rows: {
    orderBy: { row: "asc" },
    select: {
      id: true,
      row: true,
      state: true,
      projectId: true,
      errorMessage: true,
      updatedAt: true,
      candidates: { orderBy: { number: "asc" }, select: { id: true, chosen: true } },
    },
  },
} as const;

/** A run with its rows and candidates, all from one moment. */
export type ExaminedRun = Awaited<ReturnType<typeof readPage>>[number];
export type ExaminedRow = ExaminedRun["rows"][number];

/** The runs of an examination, by id. */
export function examinedRuns({ since }: Scope): AsyncGenerator<ExaminedRun> {
  return paged("", (after) => readPage(since, after));
}

async function readPage(since: Date | null, after: string) {
  const where = { id: { gt: after }, ...(since ? { updatedAt: { gte: since } } : {}) };
  const orderBy = { id: "asc" } as const;
  const ids = await db().generationRun.findMany({ where, orderBy, take: PAGE, select: { id: true } });
  const of = { id: { in: ids.map(({ id }) => id) } };
  // In one transaction: rows that end and the end of their run are seen together.
  const [runs, complete] = await db().$transaction([
    db().generationRun.findMany({ where: of, orderBy, select: RUN }),
    db().generationCandidate.findMany({
      where: { chosen: true, ...COMPLETE_CANDIDATE, row: { run: of } },
      select: { rowId: true },
    }),
  ]);
  const rows = new Set(complete.map(({ rowId }) => rowId));
  return runs.map((run) => ({
    ...run,
    rows: run.rows.map((row) => ({
      ...row,
      chosen: row.candidates.filter(({ chosen }) => chosen).map(({ id }) => id),
      /** Whether it has a chosen candidate with every column that a project is made of. */
      hasIdea: rows.has(row.id),
    })),
  }));
}
