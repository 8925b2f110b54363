import "server-only";
import { DESIGNER_SOURCE } from "@/lib/contracts/project-source";
import { db } from "@/lib/core/db";
import { readSql } from "@/lib/store/sql";
import type { Fault, Scope } from "../finding";
import { paged } from "../paged";

const PAGE = 100;

interface SharedProject {
  projectId: number | bigint;
  rows: number | bigint;
}

/** A project is of one row. */
export async function* sharedProjects({ since }: Scope): AsyncGenerator<Fault> {
  if (since) return;
  const shared = await db().$queryRawUnsafe<SharedProject[]>(readSql("doctor/find-shared-projects"));
  for (const { projectId, rows } of shared) {
    const sentence = `Project ${projectId} is named by ${rows} rows.`;
    yield { code: "shared_project", sentence, projectId: Number(projectId) };
  }
}

/**
 * A row's idea is one project, which the row names. Another with the text of its candidate is the same idea once more.
 * Projects of a designer that came with another store have no candidate here.
 */
export async function* storedTwice({ since }: Scope): AsyncGenerator<Fault> {
  const created = since ? { createdAt: { gte: since } } : {};
  const unnamed = paged(0, (after) =>
    db().project.findMany({
      where: { id: { gt: after }, source: DESIGNER_SOURCE, row: null, ...created },
      orderBy: { id: "asc" },
      take: PAGE,
      select: { id: true, title: true, description: true },
    }),
  );
  for await (const { id, title, description } of unnamed) {
    const candidate = await db().generationCandidate.findFirst({
      where: { title, description },
      orderBy: { chosen: "desc" },
      include: { row: true },
    });
    if (!candidate) continue;
    const { id: rowId, runId, row, projectId } = candidate.row;
    const sentence = `Project ${id} (${title}) is the idea of row ${row} of run ${runId}, which does not name it.`;
    const repair = projectId === null && candidate.chosen ? { repair: () => nameProject(rowId, id) } : {};
    yield { code: "stored_twice", sentence, runId, row, projectId: id, ...repair };
  }
}

/** The project is the row's own, and only what ties them was lost. */
async function nameProject(id: number, projectId: number): Promise<void> {
  const error = { errorStage: null, errorCode: null, errorMessage: null, errorRetryable: null };
  const data = { state: "saved", projectId, ...error } as const;
  await db().generationRow.updateMany({ where: { id, projectId: null }, data });
}
