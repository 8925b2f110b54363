import "server-only";
import { db } from "@/lib/core/db";
import type { ExaminedRow, ExaminedRun } from "../examined-run";
import type { Fault } from "../finding";

/** How a row is described that has lost what it had. */
const LOST = "The idea of this row is not in the store; please retry the row.";

function faults(
  run: ExaminedRun,
  code: string,
  wrong: (row: ExaminedRow) => boolean,
  says: string,
  repair?: (row: ExaminedRow) => Promise<unknown>,
): Fault[] {
  return run.rows.filter(wrong).map((row) => ({
    code,
    sentence: `Row ${row.row} of run ${run.id} ${says}.`,
    runId: run.id,
    row: row.row,
    ...(repair ? { repair: () => repair(row) } : {}),
  }));
}

/** A row that waits to be saved has an idea to save. */
export function generatedWithoutIdea(run: ExaminedRun): Fault[] {
  const wrong = ({ state, hasIdea }: ExaminedRow) => state === "generated" && !hasIdea;
  return faults(run, "generated_without_idea", wrong, "waits to be saved without a complete idea", ({ id }) =>
    db().generationRow.updateMany({ where: { id, state: "generated" }, data: { state: "planned" } }),
  );
}

/** A saved row has a project, or had one that was deleted since. Without an idea it never had. */
export function savedWithoutIdea(run: ExaminedRun): Fault[] {
  const wrong = (row: ExaminedRow) => row.state === "saved" && row.projectId === null && !row.hasIdea;
  return faults(run, "saved_without_idea", wrong, "is saved without an idea", ({ id }) =>
    db().generationRow.updateMany({
      where: { id, state: "saved", projectId: null },
      data: { state: "failed", errorCode: "internal", errorMessage: LOST, errorRetryable: true },
    }),
  );
}

/** A row with a project is saved. */
export function unsavedWithProject(run: ExaminedRun): Fault[] {
  const wrong = ({ state, projectId }: ExaminedRow) => state !== "saved" && projectId !== null;
  const error = { errorStage: null, errorCode: null, errorMessage: null, errorRetryable: null };
  return faults(run, "unsaved_with_project", wrong, "has a project, and is not saved", ({ id }) =>
    db().generationRow.updateMany({
      where: { id, projectId: { not: null } },
      data: { state: "saved", ...error },
    }),
  );
}

/** Of a row's candidates, one at most is chosen. An unsaved row chooses again; a saved one keeps what was saved. */
export function twoChosen(run: ExaminedRun): Fault[] {
  const wrong = ({ chosen }: ExaminedRow) => chosen.length > 1;
  return faults(run, "two_chosen", wrong, "has more than one chosen candidate", chooseOne);
}

async function chooseOne({ id: rowId, chosen }: ExaminedRow): Promise<void> {
  await db().$transaction(async (tx) => {
    const row = await tx.generationRow.findUniqueOrThrow({
      where: { id: rowId },
      include: { project: true },
    });
    const { title, description } = row.project ?? {};
    const saved = await tx.generationCandidate.findFirst({
      where: { rowId, chosen: true, ...(row.project ? { title, description } : {}) },
    });
    const keep = row.state === "saved" ? saved?.id : undefined;
    const others = { rowId, id: { in: chosen.filter((id) => id !== keep) } };
    await tx.generationCandidate.updateMany({ where: others, data: { chosen: false } });
    if (row.state === "generated")
      await tx.generationRow.update({ where: { id: rowId }, data: { state: "planned" } });
  });
}

/** A failed row says why. */
export function failedWithoutError(run: ExaminedRun): Fault[] {
  const wrong = ({ state, errorMessage }: ExaminedRow) => state === "failed" && !errorMessage;
  return faults(run, "failed_without_error", wrong, "has failed without an error", ({ id }) =>
    db().generationRow.updateMany({
      where: { id, state: "failed", errorMessage: null },
      data: { errorCode: "internal", errorMessage: LOST, errorRetryable: true },
    }),
  );
}
