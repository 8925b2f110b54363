import { backoffMs } from "./backoff";
import type { Clock } from "./clock";
import type { Journal, JournalBatch } from "./journal";

interface Entry {
  batch: JournalBatch;
  /** Given up at the first failure: somebody is there to be told. */
  once: boolean;
  resolve(): void;
  reject(error: unknown): void;
}

const LONGEST_WAIT_MS = 15_000;

export function emptyBatch(): JournalBatch {
  return { events: [], started: [], steps: [], attempts: [], ended: [] };
}

/**
 * Writes batches in the order they were committed, all that are waiting in one go. What cannot be written is
 * tried again until it can: a run then waits for its store rather than going on without it.
 */
export class Writer {
  #waiting: Entry[] = [];
  #writing = false;
  #closed = false;

  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly random: () => number,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Resolves when the batch is kept. Rejects only with `once`, when the first write failed. */
  commit(batch: JournalBatch, { once = false } = {}): Promise<void> {
    if (Object.values(batch).every((list) => list.length === 0)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ batch, once, resolve, reject });
      if (!this.#writing) void this.#write();
    });
  }

  /** Writes nothing any more; what was not written stays unwritten, as after a crash. */
  close(): void {
    this.#closed = true;
  }

  async #write(): Promise<void> {
    this.#writing = true;
    for (let failures = 0; this.#waiting.length > 0 && !this.#closed; ) {
      await Promise.resolve(); // what is committed in the same tick goes along
      const entries = this.#waiting;
      this.#waiting = [];
      try {
        await this.journal.write(merge(entries.map((entry) => entry.batch)));
        failures = 0;
        for (const entry of entries) entry.resolve();
      } catch (error) {
        this.onError(error);
        for (const entry of entries) if (entry.once) entry.reject(error);
        this.#waiting = [...entries.filter((entry) => !entry.once), ...this.#waiting];
        const ms = Math.min(backoffMs(failures++, this.random), LONGEST_WAIT_MS);
        if (this.#waiting.length > 0) await new Promise<void>((resume) => this.clock.after(ms, resume));
      }
    }
    this.#writing = false;
  }
}

/** One batch of many; of several records of one step the last counts. */
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
