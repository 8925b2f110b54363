import "server-only";

/** How a call ended, as far as the limiter cares: `rate_limited` lowers the limit. */
export type CallOutcome = "answered" | "rate_limited" | "failed";
export type Release = (outcome: CallOutcome) => void;

/** Where a call stands among those of its group. A chain is calls that wait for one another: a row's columns. */
export interface Turn {
  /** The chain's calls before this one. */
  done: number;
  /** "first": its chain goes before all others of the group. "last": it goes after all of them. */
  rank?: "first" | "last";
  /** Whether its group passes others, every other time at most. */
  passes?: boolean;
}

interface Waiter {
  turn: Turn;
  admit(release: Release): void;
}

/**
 * While more chains than this times the limit have not begun, chains are finished before others begin. From then on those
 * with the most calls to come go first, so that none of them is alone at the end. Both ends of the trade were simulated
 * over log-normal latencies (docs/decisions/100): 1 loses a hundredth of the throughput, more delays what is nearly done.
 */
const CHAINS_AHEAD = 1.5;

/**
 * Limits the calls in flight over all runs. Groups (runs) take turns; one whose `turn.passes` may pass the others at every
 * second turn. Within a group chains are finished one by one, until few are left to begin (`CHAINS_AHEAD`); of equals the
 * first to arrive goes first. A 429 halves the limit, once for all calls that were in flight together; as many answers in a
 * row as the limit raise it by one, up to the maximum.
 */
export class AdaptiveLimiter {
  #max: number;
  #limit: number;
  #allowed = Number.POSITIVE_INFINITY;
  #inFlight = 0;
  #answersInARow = 0;
  #wasPassed = false;
  #epoch = 0;
  readonly #queues = new Map<string, Waiter[]>();
  /** Chains that have not begun and wait elsewhere, until others have ended. */
  toCome: () => number = () => 0;
  /** Called when a call has to wait because no more are allowed. */
  needMore: () => void = () => {};

  constructor(max: number) {
    this.#max = max;
    this.#limit = max;
  }

  get limit(): number {
    return this.#limit;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  get waiting(): number {
    return this.#waiters().length;
  }

  /** Sets another maximum and starts from it. Calls in flight are not affected. */
  resize(max: number): void {
    if (max === this.#max) return;
    this.#max = max;
    this.#limit = max;
    this.#admitWaiting();
  }

  /** Bounds the calls in flight beside the limit, where other processes make calls too. Those in flight are not affected. */
  allow(calls: number): void {
    this.#allowed = calls;
    this.#admitWaiting();
  }

  /**
   * Waits for a slot.
   *
   * @throws the signal's reason, once it is aborted
   */
  acquire(group: string, signal: AbortSignal, turn: Turn = { done: 0 }): Promise<Release> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const waiter: Waiter = {
        turn,
        admit: (release) => {
          signal.removeEventListener("abort", giveUp);
          resolve(release);
        },
      };
      const giveUp = () => {
        this.#remove(group, waiter);
        reject(signal.reason);
      };
      signal.addEventListener("abort", giveUp, { once: true });
      const queue = this.#queues.get(group);
      if (queue) queue.push(waiter);
      else this.#queues.set(group, [waiter]);
      this.#admitWaiting();
    });
  }

  #admitWaiting(): void {
    while (this.#inFlight < Math.min(this.#limit, this.#allowed)) {
      const turn = this.#nextGroup();
      if (!turn) return;
      const [group, queue] = turn;
      const waiter = takeNext(queue, this.#manyToBegin());
      this.#queues.delete(group);
      if (queue.length > 0) this.#queues.set(group, queue);
      if (!waiter) continue;
      this.#inFlight++;
      waiter.admit(this.#releaseOnce());
    }
    if (this.#inFlight >= this.#allowed && this.#queues.size > 0) this.needMore();
  }

  #nextGroup(): [string, Waiter[]] | undefined {
    const groups = [...this.#queues];
    const [first] = groups;
    const passing = groups.find(([, queue]) => queue.some(({ turn }) => turn.passes));
    const next = this.#wasPassed ? first : (passing ?? first);
    this.#wasPassed = next !== first;
    return next;
  }

  #manyToBegin(): boolean {
    const begins = ({ turn }: Waiter) => turn.done === 0 && turn.rank !== "last";
    return this.toCome() + this.#waiters().filter(begins).length > CHAINS_AHEAD * this.#limit;
  }

  #waiters(): Waiter[] {
    return [...this.#queues.values()].flat();
  }

  #releaseOnce(): Release {
    const epoch = this.#epoch;
    let released = false;
    return (outcome) => {
      if (released) return;
      released = true;
      this.#inFlight--;
      this.#adapt(outcome, epoch);
      this.#admitWaiting();
    };
  }

  #adapt(outcome: CallOutcome, epoch: number): void {
    if (outcome === "rate_limited") {
      this.#answersInARow = 0;
      if (epoch !== this.#epoch) return;
      this.#epoch++;
      this.#limit = Math.max(1, Math.floor(this.#limit / 2));
    } else if (outcome === "answered" && ++this.#answersInARow >= this.#limit) {
      this.#answersInARow = 0;
      this.#limit = Math.min(this.#max, this.#limit + 1);
    }
  }

  #remove(group: string, waiter: Waiter): void {
    const left = this.#queues.get(group)?.filter((other) => other !== waiter) ?? [];
    // Setting an existing key keeps the group's turn.
    if (left.length > 0) this.#queues.set(group, left);
    else this.#queues.delete(group);
  }
}

/** Removes the waiter whose turn it is from its group's, which are in order of arrival. */
function takeNext(queue: Waiter[], manyToBegin: boolean): Waiter | undefined {
  const order = ({ turn: { done, rank } }: Waiter) => {
    if (rank) return rank === "first" ? MAX_CHAIN + done : -2 * MAX_CHAIN;
    return manyToBegin ? done : -done;
  };
  const orders = queue.map(order);
  const at = orders.indexOf(Math.max(...orders));
  return queue.splice(at, 1)[0];
}

/** More calls than any chain has. */
const MAX_CHAIN = 1_000;
