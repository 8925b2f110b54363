import "server-only";
import { EventEmitter, once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { isFinished } from "@/lib/contracts/run-state";
import { onRunChange } from "@/lib/core/run-changes";
import { singleton } from "@/lib/core/singleton";
import { isSame, type RunSnapshot, readRunSnapshot } from "./run-snapshot";

/** A run's changes within this time are read together, in milliseconds. */
const TOGETHER_MS = 200;
/** Between two looks at a run of which nothing is stored: why it rests is known to this process alone. */
const LOOK_MS = 5000;

const watches = () => singleton("run-watches", () => new Map<string, RunWatch>());

/**
 * A run as it is, and again whenever it has changed, until it has ended or the signal aborts. Who is slow to ask gets
 * the latest. All who watch a run share its reads.
 *
 * @throws DomainError not_found; what reading the store throws
 */
export async function* watchRun(taskId: string, signal: AbortSignal): AsyncGenerator<RunSnapshot> {
  const watch = watches().get(taskId) ?? new RunWatch(taskId);
  watches().set(taskId, watch);
  watch.listeners++;
  try {
    let seen: RunSnapshot | null = null;
    while (seen === null || !isFinished(seen.status.value)) {
      seen = await watch.after(seen, signal);
      if (!seen) return;
      yield seen;
    }
  } finally {
    watch.listeners--;
    if (watch.listeners === 0) watch.close();
  }
}

/** Ends all watching, before the store is closed. */
export function closeRunWatches(): void {
  for (const watch of watches().values()) watch.close();
}

/** The one reader of a run. */
class RunWatch {
  listeners = 0;
  readonly #taskId: string;
  readonly #closing = new AbortController();
  readonly #events = new EventEmitter().setMaxListeners(0);
  #current: RunSnapshot | null = null;
  #failure: unknown = null;
  #change = new AbortController();

  constructor(taskId: string) {
    this.#taskId = taskId;
    void this.#watch();
  }

  /** Another snapshot than the one seen, as soon as there is; null when the watch or the signal has ended. */
  async after(seen: RunSnapshot | null, signal: AbortSignal): Promise<RunSnapshot | null> {
    while (!signal.aborted) {
      if (this.#failure !== null) throw this.#failure;
      if (this.#current !== seen) return this.#current;
      if (this.#closing.signal.aborted) return null;
      await once(this.#events, "news", { signal }).catch(() => undefined);
    }
    return null;
  }

  close(): void {
    if (watches().get(this.#taskId) === this) watches().delete(this.#taskId);
    this.#closing.abort();
    this.#events.emit("news");
  }

  async #watch(): Promise<void> {
    const { signal } = this.#closing;
    const ignore = onRunChange(this.#taskId, () => this.#change.abort());
    try {
      while (!signal.aborted) {
        this.#change = new AbortController();
        const snapshot = await readRunSnapshot(this.#taskId);
        if (this.#current === null || !isSame(this.#current, snapshot)) {
          this.#current = snapshot;
          this.#events.emit("news");
        }
        await sleep(TOGETHER_MS, undefined, { signal });
        const news = AbortSignal.any([signal, this.#change.signal]);
        await sleep(LOOK_MS, undefined, { signal: news }).catch(() => undefined);
      }
    } catch (error) {
      if (signal.aborted) return;
      this.#failure = error;
      this.close();
    } finally {
      ignore();
    }
  }
}
