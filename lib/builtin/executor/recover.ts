import { wake } from "./ask";
import type { Engine } from "./engine";
import type { Journal, StepRecord } from "./journal";
import { beginStep, newRun, type Run } from "./run";
import { REMEMBERED_MS } from "./start-run";
import { armTimer, endStep } from "./wait";

/** How long ended runs are kept. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** Takes up what another executor left unfinished in the journal. Finished steps are not run again. */
export async function recover(engine: Engine, journal: Journal): Promise<void> {
  const now = engine.clock.now();
  await journal.prune(now - KEPT_MS);
  const { runs, steps, events, keys } = await journal.load(now - REMEMBERED_MS);

  const seen = [
    ...events.map(({ id, receivedAt }) => [`event ${id}`, receivedAt] as const),
    ...keys.map(({ functionId, key, createdAt }) => [`${functionId} ${key}`, createdAt] as const),
  ];
  for (const [what, at] of seen.sort((a, b) => a[1] - b[1])) engine.seen.set(what, at);

  for (const record of runs) {
    const invoker = record.parent ? engine.runs.get(record.parent.runId) : undefined;
    engine.runs.set(record.id, newRun(record, invoker ? invoker.depth + 1 : 0));
  }
  for (const step of steps) {
    const run = engine.runs.get(step.runId);
    if (run) restoreStep(run, step);
  }
  for (const run of engine.runs.values()) goOn(engine, run);
  if (runs.length > 0) engine.logger.info({ runs: runs.length }, "unfinished runs taken up again");
}

function restoreStep(run: Run, step: StepRecord): void {
  run.lastAt = Math.max(run.lastAt, step.at);
  if (step.result) {
    run.results.set(step.stepId, step.result);
    return;
  }
  beginStep(run, step.stepId, step);
  const waiting = run.waiting.get(step.stepId);
  if (waiting) waiting.attempt = step.attempt;
  run.parallel = run.waiting.size > 1;
}

function goOn(engine: Engine, run: Run): void {
  for (const [stepId, { childRunId }] of run.waiting) {
    if (childRunId !== null && !engine.runs.has(childRunId)) {
      const error = { name: "Error", message: "The invoked run is gone." };
      engine.track(endStep(engine, run, stepId, { error }));
    } else armTimer(engine, run, stepId);
  }
  wake(engine, run);
}
