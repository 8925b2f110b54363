import "server-only";
import { isFinished } from "@/lib/contracts/run-state";
import { accountForRows } from "@/lib/runs/account-for-rows";
import { OPEN_ROW_STATES } from "@/lib/runs/state";
import type { ExaminedRun } from "../examined-run";
import type { Fault } from "../finding";

/** A finished run has no row that is still to be worked on. */
export function openRows(run: ExaminedRun): Fault[] {
  if (!isFinished(run)) return [];
  return run.rows
    .filter(({ state }) => OPEN_ROW_STATES.includes(state))
    .map(({ row, state }) => ({
      code: "open_row",
      sentence: `Row ${row} of run ${run.id} is ${state}, although the run has ended.`,
      runId: run.id,
      row,
      repair: () => accountForRows(run.id),
    }));
}

/** A finished run has as many rows as ideas were asked for, or none where it ended before it was planned. */
export function rowCount(run: ExaminedRun): Fault[] {
  const { id, numIdeas, rows } = run;
  const planned = rows.length > 0 || run.state === "SUCCESS";
  if (!isFinished(run) || !planned || rows.length === numIdeas) return [];
  const sentence = `Run ${id} has ${rows.length} rows; ${numIdeas} ideas were asked for.`;
  const repair = () => accountForRows(id);
  return [{ code: "row_count", sentence, runId: id, ...(rows.length < numIdeas ? { repair } : {}) }];
}

/** SUCCESS means that an idea was saved. */
export function successWithoutIdea(run: ExaminedRun): Fault[] {
  const saved = run.rows.some(({ state }) => state === "saved");
  if (run.state !== "SUCCESS" || saved) return [];
  const sentence = `Run ${run.id} is SUCCESS, and none of its rows is saved.`;
  return [{ code: "success_without_idea", sentence, runId: run.id, repair: () => accountForRows(run.id) }];
}

/** FAILURE says why. */
export function failureWithoutError(run: ExaminedRun): Fault[] {
  if (run.state !== "FAILURE" || run.error !== null) return [];
  const sentence = `Run ${run.id} is FAILURE without an error.`;
  return [{ code: "failure_without_error", sentence, runId: run.id, repair: () => accountForRows(run.id) }];
}
