import { isDeepStrictEqual } from "node:util";
import type { RunStatus } from "@/lib/contracts/runs";
import { groupBy } from "./group-by";
import type { SoakRun } from "./runs";
import type { StoreContent, StoredRow } from "./store-reader";

const STATES = ["saved", "failed", "cancelled"];

/** Every run that was acknowledged is in the store, once, and has ended. */
export function checkRuns({ runs }: StoreContent, asked: SoakRun[]): string[] {
  const ids = new Set(runs.map(({ id }) => id));
  const lost = asked.filter(({ taskId }) => taskId !== null && !ids.has(taskId));
  const keyed = groupBy(runs, ({ seed }) => seed);
  const twice = asked.filter(
    ({ taskId, body }) => taskId !== null && (keyed.get(body.seed)?.length ?? 0) > 1,
  );
  return [
    ...lost.map(({ taskId }) => `The run ${taskId} was acknowledged and is not in the store.`),
    ...twice.map(({ key }) => `The Idempotency-Key ${key} made more than one run.`),
    ...runs
      .filter(({ state }) => state !== "SUCCESS" && state !== "FAILURE")
      .map(({ id, state }) => `The run ${id} is still ${state}.`),
  ];
}

/** Every row is saved with a project of its own, or says why not; nothing was saved that belongs to no row. */
export function checkRows({ runs, rows, designed, damage }: StoreContent): string[] {
  const byRun = groupBy(rows, ({ runId }) => runId);
  const named = (row: StoredRow) => `row ${row.row} of ${row.runId}`;
  const projects = rows.flatMap(({ projectId }) => projectId ?? []);
  const owned = new Set(projects);
  const perRun = runs.flatMap(({ id, state, numIdeas, error }) => {
    const own = byRun.get(id) ?? [];
    const count = (rowState: string) => own.filter((row) => row.state === rowState).length;
    const said = `${id}: ${state}, ${own.length} rows for ${numIdeas} ideas`;
    // A run that failed before its rows were planned has none.
    if (own.length !== numIdeas && !(state === "FAILURE" && own.length === 0)) return [`${said}.`];
    const ended = state === "SUCCESS" ? count("saved") + count("failed") : numIdeas;
    if (ended !== numIdeas) return [`${said}, of which only ${ended} are saved or failed.`];
    return state === "FAILURE" && !error ? [`${said}, without an error.`] : [];
  });
  return [
    ...damage,
    ...perRun,
    ...rows
      .filter(({ state }) => !STATES.includes(state))
      .map((row) => `${named(row)} is left ${row.state}.`),
    ...rows
      .filter(({ state, errorMessage }) => state === "failed" && !errorMessage)
      .map((row) => `${named(row)} failed without a message.`),
    ...rows
      .filter(({ state, projectId }) => (state === "saved") !== (projectId !== null))
      .map((row) => `${named(row)} is ${row.state} with project ${row.projectId}.`),
    ...(owned.size < projects.length ? [`${projects.length - owned.size} projects belong to two rows.`] : []),
    ...designed
      .filter((id) => !owned.has(id))
      .map((id) => `The project ${id} belongs to no row: saved twice?`),
  ];
}

/** What the API says of a run is what the store holds. */
export function checkStatus({ runs, rows }: StoreContent, status: RunStatus): string[] {
  const run = runs.find(({ id }) => id === status.task_id);
  if (!run) return [];
  const own = rows.filter(({ runId }) => runId === run.id);
  const saved = own.filter(({ state }) => state === "saved");
  const failed = own.filter(({ state }) => state === "failed");
  const partial = saved.length < run.numIdeas;
  const stored = {
    state: run.state,
    saved: saved.length,
    failed: failed.length,
    projects: saved.map(({ projectId }) => projectId),
    errors: failed.map(({ row, errorMessage }) => ({ row, error: errorMessage })),
    ...(own.length > 0 ? { status: partial ? "partial" : "success" } : {}),
  };
  const told = {
    state: status.state,
    saved: status.counts.saved,
    failed: status.counts.failed,
    projects: status.project_ids,
    errors: status.errors.map(({ row, error }) => ({ row, error })),
    ...(status.result ? { status: status.result.status } : {}),
  };
  if (isDeepStrictEqual(told, stored)) return [];
  return [`The status of ${run.id} says ${JSON.stringify(told)}, the store ${JSON.stringify(stored)}.`];
}

/** With every fault gone and every retry made, only a person's cancel leaves an idea unsaved. */
export function checkRetried({ rows, runs }: StoreContent): string[] {
  const cancelled = new Set(runs.filter(({ outcome }) => outcome === "cancelled").map(({ id }) => id));
  return rows
    .filter(({ state, runId }) => state === "failed" && !cancelled.has(runId))
    .map(({ row, runId, errorMessage }) => `row ${row} of ${runId} failed to the end: ${errorMessage}`);
}
