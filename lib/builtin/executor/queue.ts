export interface QueuedCall {
  runId: string;
  rootId: string;
  /** Distance of its run from the root of the run tree. */
  depth: number;
  /** The concurrency slots it takes, and how many of each key may be taken. */
  slots: readonly { key: string; limit: number }[];
  start(): Promise<void>;
}

/**
 * A fair queue of calls. Run trees take turns, so that a run of one row does not wait behind a run of fifty.
 * Within a tree the deepest run goes first, then the oldest: rows are finished before more are started, and a
 * parent is called once for all rows that ended meanwhile. A slot is held only while a call is running.
 */
export class FairQueue {
  /** By root id; the tree at the front is next. */
  readonly #trees = new Map<string, QueuedCall[]>();
  readonly #taken = new Map<string, number>();
  #scheduled = false;
  #closed = false;
  running = 0;

  constructor(private readonly onCallEnd: () => void) {}

  get waiting(): number {
    return [...this.#trees.values()].reduce((sum, calls) => sum + calls.length, 0);
  }

  push(call: QueuedCall): void {
    if (this.#closed) return;
    const calls = this.#trees.get(call.rootId);
    if (calls) calls.splice(calls.findLastIndex((other) => !goesBefore(call, other)) + 1, 0, call);
    else this.#trees.set(call.rootId, [call]);
    this.#schedule();
  }

  remove(rootId: string, runId: string): void {
    const remaining = (this.#trees.get(rootId) ?? []).filter((call) => call.runId !== runId);
    if (remaining.length > 0) this.#trees.set(rootId, remaining);
    else this.#trees.delete(rootId);
  }

  /** Drops all queued calls and accepts no more. */
  close(): void {
    this.#closed = true;
    this.#trees.clear();
  }

  /**
   * Starts a call at the end of the tick, when every call that became ready in it has been queued, and the next a tick later:
   * fifty that start together would all be slow, the first of them too.
   */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      const call = this.#takeNext();
      if (!call) return;
      this.#start(call);
      this.#schedule();
    });
  }

  #takeNext(): QueuedCall | null {
    for (const [rootId, calls] of this.#trees) {
      const at = calls.findIndex((call) => this.#hasFreeSlots(call));
      const call = calls[at];
      if (!call) continue;
      calls.splice(at, 1);
      this.#trees.delete(rootId);
      if (calls.length > 0) this.#trees.set(rootId, calls);
      return call;
    }
    return null;
  }

  #hasFreeSlots(call: QueuedCall): boolean {
    return call.slots.every(({ key, limit }) => (this.#taken.get(key) ?? 0) < limit);
  }

  #start(call: QueuedCall): void {
    const count = (by: number) => {
      this.running += by;
      for (const { key } of call.slots) {
        const taken = (this.#taken.get(key) ?? 0) + by;
        if (taken > 0) this.#taken.set(key, taken);
        else this.#taken.delete(key);
      }
    };
    count(1);
    void call.start().finally(() => {
      count(-1);
      this.#schedule();
      this.onCallEnd();
    });
  }
}

function goesBefore(one: QueuedCall, other: QueuedCall): boolean {
  if (one.depth !== other.depth) return one.depth > other.depth;
  return one.runId < other.runId;
}
