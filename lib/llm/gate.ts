import "server-only";
import { env } from "@/lib/core/env";
import { singleton } from "@/lib/core/singleton";

/** What became of a call: `limited` is a 429, which lowers the number in flight. */
export type CallEnd = "answered" | "limited" | "failed";
/** Gives the place back; a second call does nothing. */
export type Leave = (end: CallEnd) => void;

interface Waiting {
  urgency: number;
  enter(leave: Leave): void;
}

/**
 * Lets so many calls through at a time, over all runs. Groups (runs) take turns; within a group the most urgent
 * call goes first, and calls alike keep their order. A 429 halves the limit, once for all calls that were under way together; as many answers in a row as
 * the limit raise it by one, up to where it began.
 */
export class Gate {
  readonly #most: number;
  #limit: number;
  #inFlight = 0;
  #answeredInARow = 0;
  #epoch = 0;
  /** Each group's calls; the group whose turn it is stands first. */
  readonly #queues = new Map<string, Waiting[]>();

  constructor(most: number) {
    this.#most = most;
    this.#limit = most;
  }

  get limit(): number {
    return this.#limit;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /**
   * Waits for a place.
   *
   * @param urgency higher goes first within its group
   * @throws the signal's reason, once it is aborted
   */
  enter(group: string, signal: AbortSignal, urgency = 0): Promise<Leave> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const waiting: Waiting = {
        urgency,
        enter: (leave) => {
          signal.removeEventListener("abort", giveUp);
          resolve(leave);
        },
      };
      const giveUp = () => {
        this.#forget(group, waiting);
        reject(signal.reason);
      };
      signal.addEventListener("abort", giveUp, { once: true });
      const queue = this.#queues.get(group);
      if (queue) queue.splice(queue.findLastIndex((other) => other.urgency >= urgency) + 1, 0, waiting);
      else this.#queues.set(group, [waiting]);
      this.#admit();
    });
  }

  #admit(): void {
    while (this.#inFlight < this.#limit) {
      const turn = this.#queues.entries().next().value;
      if (!turn) return;
      const [group, queue] = turn;
      const waiting = queue.shift();
      this.#queues.delete(group);
      if (queue.length > 0) this.#queues.set(group, queue);
      if (!waiting) continue;
      this.#inFlight++;
      waiting.enter(this.#leaveOnce());
    }
  }

  #leaveOnce(): Leave {
    const epoch = this.#epoch;
    let left = false;
    return (end) => {
      if (left) return;
      left = true;
      this.#inFlight--;
      this.#adapt(end, epoch);
      this.#admit();
    };
  }

  #adapt(end: CallEnd, epoch: number): void {
    if (end === "limited") {
      this.#answeredInARow = 0;
      if (epoch !== this.#epoch) return;
      this.#epoch++;
      this.#limit = Math.max(1, Math.floor(this.#limit / 2));
    } else if (end === "answered" && ++this.#answeredInARow >= this.#limit) {
      this.#answeredInARow = 0;
      this.#limit = Math.min(this.#most, this.#limit + 1);
    }
  }

  #forget(group: string, waiting: Waiting): void {
    const left = this.#queues.get(group)?.filter((other) => other !== waiting) ?? [];
    // Setting an existing key keeps the group's turn.
    if (left.length > 0) this.#queues.set(group, left);
    else this.#queues.delete(group);
  }
}

/** The process's gate: `LLM_CONCURRENCY` calls in flight over all runs. */
export function llmGate(): Gate {
  return singleton("llm.gate", () => new Gate(env().LLM_CONCURRENCY));
}
