import type { Engine } from "./engine";
import type { Journal, StepRecord } from "./journal";
import { addPendingStep, newRun, type Run } from "./run";
import { scheduleDiscovery } from "./schedule-call";
import { DEDUPLICATION_MS } from "./start-run";
import { completeStep, startStepTimer } from "./step-timers";

/** How long ended runs are kept. */
const RETENTION_MS = 7 * 24 * 3_600_000;

/** Resumes the journal's unfinished runs. Steps that have ended are not run again. */
export async function recoverRuns(engine: Engine, journal: Journal): Promise<void> {
  const now = engine.clock.now();
  await journal.prune(now - RETENTION_MS);
  const { runs, steps, events, keys } = await journal.load(now - DEDUPLICATION_MS);

  const seenKeys = [
    ...events.map(({ id, receivedAt }) => [`event ${id}`, receivedAt] as const),
    ...keys.map(({ functionId, key, createdAt }) => [`${functionId} ${key}`, createdAt] as const),
  ];
  for (const [key, at] of seenKeys.sort((a, b) => a[1] - b[1])) engine.seenKeys.set(key, at);

  for (const record of runs) {
    const invoker = record.parent ? engine.runs.get(record.parent.runId) : undefined;
    engine.runs.set(record.id, newRun(record, invoker ? invoker.depth + 1 : 0));
  }
  for (const step of steps) {
    const run = engine.runs.get(step.runId);
    if (run) restoreStep(run, step);
  }
  for (const run of engine.runs.values()) resumeRun(engine, run);
  if (runs.length > 0) engine.logger.info({ runs: runs.length }, "resumed unfinished runs");
}

function restoreStep(run: Run, record: StepRecord): void {
  run.lastStepAt = Math.max(run.lastStepAt, record.at);
  if (record.result) {
    run.results.set(record.stepId, record.result);
    return;
  }
  addPendingStep(run, record.stepId, record);
  const step = run.pending.get(record.stepId);
  if (step) step.attempt = record.attempt;
  run.parallel = run.pending.size > 1;
}

function resumeRun(engine: Engine, run: Run): void {
  for (const [stepId, { childRunId }] of run.pending) {
    if (childRunId !== null && !engine.runs.has(childRunId)) {
      const error = { name: "Error", message: "The invoked run no longer exists." };
      engine.track(completeStep(engine, run, stepId, { error }));
    } else startStepTimer(engine, run, stepId);
  }
  scheduleDiscovery(engine, run);
}
