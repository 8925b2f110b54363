import { type Slot, Slots } from "./slots";

export interface QueuedCall {
  runId: string;
  rootId: string;
  /** Distance of its run from the root of the run tree. */
  depth: number;
  slots: readonly Slot[];
  /** Milliseconds by which it counts as queued earlier than it was. */
  ahead: number;
  start(): Promise<void>;
}

/** A call, and when it counts as queued. */
type Waiting = QueuedCall & { at: number };

/**
 * A fair queue of calls. Run trees take turns, so that a run of one row does not wait behind a run of fifty. One that is
 * ahead passes the tree whose turn it is, unless that tree's call was queued earlier even so: it passes nobody for longer.
 * Within a tree the deepest run goes first, then the oldest: rows are finished before more are started, and a
 * parent is called once for all rows that ended meanwhile. A slot is held only while a call is running.
 */
export class FairQueue {
  /** By root id; the tree at the front is next. */
  readonly #trees = new Map<string, Waiting[]>();
  readonly #slots = new Slots();
  #now = Number.NEGATIVE_INFINITY;
  #scheduled = false;
  #closed = false;
  running = 0;

  constructor(
    private readonly onCallEnd: () => void,
    private readonly now: () => number,
  ) {}

  get waiting(): number {
    return [...this.#trees.values()].reduce((sum, calls) => sum + calls.length, 0);
  }

  push(call: QueuedCall): void {
    if (this.#closed) return;
    // No call counts as queued before an earlier one because the clock went back.
    this.#now = Math.max(this.now(), this.#now);
    const waiting = { ...call, at: this.#now - call.ahead };
    const calls = this.#trees.get(call.rootId);
    if (calls) calls.splice(calls.findLastIndex((other) => !goesBefore(call, other)) + 1, 0, waiting);
    else this.#trees.set(call.rootId, [waiting]);
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

  #takeNext(): QueuedCall | undefined {
    /** By how much they are ahead, those whose turn it is. */
    const turns = new Map<number, Waiting>();
    for (const calls of this.#trees.values()) {
      const call = calls.find(({ slots }) => this.#slots.areFree(slots));
      if (call && !turns.has(call.ahead)) turns.set(call.ahead, call);
    }
    const [first, ...others] = turns.values();
    if (!first) return;
    let next = first;
    for (const call of others) if (call.ahead > first.ahead && call.at < next.at) next = call;
    const left = (this.#trees.get(next.rootId) ?? []).filter((call) => call !== next);
    this.#trees.delete(next.rootId);
    if (left.length > 0) this.#trees.set(next.rootId, left);
    return next;
  }

  #start(call: QueuedCall): void {
    this.running += 1;
    this.#slots.take(call.slots);
    void call.start().finally(() => {
      this.running -= 1;
      this.#slots.release(call.slots);
      this.#schedule();
      this.onCallEnd();
    });
  }
}

function goesBefore(one: QueuedCall, other: QueuedCall): boolean {
  if (one.depth !== other.depth) return one.depth > other.depth;
  return one.runId < other.runId;
}
