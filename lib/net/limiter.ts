import "server-only";

/** How a call ended, as far as the limiter cares: `rate_limited` lowers the limit. */
export type CallOutcome = "answered" | "rate_limited" | "failed";
export type Release = (outcome: CallOutcome) => void;

interface Waiter {
  priority: number;
  admit(release: Release): void;
}

/**
 * Limits the calls in flight over all runs. Groups (runs) take turns; within a group the highest priority goes
 * first, in order of arrival. A 429 halves the limit, once for all calls that were in flight together; as many
 * answers in a row as the limit raise it by one, up to the maximum.
 */
export class AdaptiveLimiter {
  #max: number;
  #limit: number;
  #inFlight = 0;
  #answersInARow = 0;
  #epoch = 0;
  readonly #queues = new Map<string, Waiter[]>();

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

  /** Sets another maximum and starts from it. Calls in flight are not affected. */
  resize(max: number): void {
    if (max === this.#max) return;
    this.#max = max;
    this.#limit = max;
    this.#admitWaiting();
  }

  /**
   * Waits for a slot.
   *
   * @param priority higher goes first within its group
   * @throws the signal's reason, once it is aborted
   */
  acquire(group: string, signal: AbortSignal, priority = 0): Promise<Release> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const waiter: Waiter = {
        priority,
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
      if (queue) queue.splice(queue.findLastIndex((other) => other.priority >= priority) + 1, 0, waiter);
      else this.#queues.set(group, [waiter]);
      this.#admitWaiting();
    });
  }

  #admitWaiting(): void {
    while (this.#inFlight < this.#limit) {
      const turn = this.#queues.entries().next().value;
      if (!turn) return;
      const [group, queue] = turn;
      const waiter = queue.shift();
      this.#queues.delete(group);
      if (queue.length > 0) this.#queues.set(group, queue);
      if (!waiter) continue;
      this.#inFlight++;
      waiter.admit(this.#releaseOnce());
    }
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
