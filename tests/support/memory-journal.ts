import type { EventRecord, Journal, RunEnding, RunRecord, StepRecord } from "@/lib/builtin/executor/journal";

/** An in-memory journal. Pass it to a second executor to simulate a restart. */
export interface MemoryJournal extends Journal {
  readonly runs: ReadonlyMap<string, RunRecord>;
  readonly endings: ReadonlyMap<string, RunEnding>;
  readonly events: readonly EventRecord[];
  /** A run's steps, in the order in which they were written. */
  stepsOf(runId: string): StepRecord[];
}

/** Stores deep copies, so that later changes to a record do not reach the journal. */
export function createMemoryJournal(): MemoryJournal {
  const runs = new Map<string, RunRecord>();
  const endings = new Map<string, RunEnding>();
  const steps = new Map<string, StepRecord>();
  const events: EventRecord[] = [];
  const copy = <T>(value: T): T => structuredClone(value);
  const byTime = () => [...steps.values()].sort((a, b) => a.at - b.at);

  return {
    runs,
    endings,
    events,
    stepsOf: (runId) => byTime().filter((step) => step.runId === runId),

    async write(batch) {
      const { events: received, started, steps: written, attempts, ended } = copy(batch);
      events.push(...received);
      for (const run of started) runs.set(run.id, run);
      for (const step of written) {
        const key = `${step.runId} ${step.stepId}`;
        steps.delete(key);
        steps.set(key, step);
      }
      for (const { runId, attempt } of attempts) {
        const run = runs.get(runId);
        if (run) runs.set(runId, { ...run, attempt });
      }
      for (const ending of ended) endings.set(ending.runId, ending);
    },

    async load(since) {
      const open = [...runs.values()].filter((run) => !endings.has(run.id));
      const ids = new Set(open.map((run) => run.id));
      return copy({
        runs: open.sort((a, b) => (a.id < b.id ? -1 : 1)),
        steps: byTime().filter((step) => ids.has(step.runId)),
        events: events
          .filter((record) => record.receivedAt >= since)
          .map((record) => ({ id: record.event.id, receivedAt: record.receivedAt })),
        keys: [...runs.values()].flatMap((run) =>
          run.idempotencyKey !== null && run.createdAt >= since
            ? [{ functionId: run.functionId, key: run.idempotencyKey, createdAt: run.createdAt }]
            : [],
        ),
      });
    },

    async prune(before) {
      for (const ending of [...endings.values()].filter((end) => end.endedAt < before)) {
        for (const step of [...steps.values()]) {
          if (step.runId === ending.runId) steps.delete(`${step.runId} ${step.stepId}`);
        }
        runs.delete(ending.runId);
        endings.delete(ending.runId);
      }
      events.splice(0, events.length, ...events.filter((record) => record.receivedAt >= before));
    },
  };
}
