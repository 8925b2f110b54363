import type { Journal, JournalBatch } from "./journal";
import { type Clock, retryDelay } from "./time";

interface PendingWrite {
  batch: JournalBatch;
  retry: boolean;
  resolve(): void;
  reject(error: unknown): void;
}

const MAX_DELAY_MS = 15_000;

/**
 * Writes batches in commit order and groups those that are pending into one write. A failed write is retried
 * until it succeeds: a run waits for the journal rather than getting ahead of it.
 */
export class JournalWriter {
  #pending: PendingWrite[] = [];
  #writing = false;
  #closed = false;

  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly random: () => number,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Resolves once the batch is durable. Rejects only without `retry`, if the first write fails. */
  commit(batch: JournalBatch, { retry = true } = {}): Promise<void> {
    if (Object.values(batch).every((records) => records.length === 0)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#pending.push({ batch, retry, resolve, reject });
      if (!this.#writing) void this.#flush();
    });
  }

  /** Stops writing; pending batches are lost, as in a crash. */
  close(): void {
    this.#closed = true;
  }

  async #flush(): Promise<void> {
    this.#writing = true;
    for (let failures = 0; this.#pending.length > 0 && !this.#closed; ) {
      await Promise.resolve(); // includes whatever is committed in the same tick
      const writes = this.#pending;
      this.#pending = [];
      try {
        await this.journal.write(merge(writes.map((write) => write.batch)));
        failures = 0;
        for (const write of writes) write.resolve();
      } catch (error) {
        this.onError(error);
        for (const write of writes) if (!write.retry) write.reject(error);
        this.#pending = [...writes.filter((write) => write.retry), ...this.#pending];
        const ms = Math.min(retryDelay(failures++, this.random), MAX_DELAY_MS);
        if (this.#pending.length > 0) await new Promise<void>((resume) => this.clock.after(ms, resume));
      }
    }
    this.#writing = false;
  }
}

/** Merges batches into one; the last record of a step wins. */
function merge(batches: JournalBatch[]): JournalBatch {
  const steps = new Map(
    batches.flatMap((batch) => batch.steps).map((step) => [`${step.runId} ${step.stepId}`, step]),
  );
  return {
    events: batches.flatMap((batch) => batch.events),
    started: batches.flatMap((batch) => batch.started),
    steps: [...steps.values()],
    attempts: batches.flatMap((batch) => batch.attempts),
    ended: batches.flatMap((batch) => batch.ended),
  };
}
