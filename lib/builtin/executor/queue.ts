/** Something that waits for its turn. */
export interface Ticket {
  runId: string;
  /** The family it belongs to; families take turns. */
  rootId: string;
  /** Levels of invokes above its run. */
  depth: number;
  /** Where a slot is needed, and how many of that place may be taken for this one to start. */
  slots: readonly { place: string; limit: number }[];
  start(): Promise<void>;
}

/**
 * The fair queue. Families take turns, so that a run of one row does not wait behind a run of fifty. Within a
 * family the deepest run goes first and then the oldest, so that rows are finished rather than all begun, and
 * a parent is asked once for all rows that ended meanwhile. A slot is held only while a call is under way.
 */
export class FairQueue {
  /** Waiting tickets by family; the family at the front is the next to be served. */
  readonly #families = new Map<string, Ticket[]>();
  readonly #taken = new Map<string, number>();
  #scheduled = false;
  #closed = false;
  running = 0;

  /** @param onSettled called whenever a ticket has ended */
  constructor(private readonly onSettled: () => void) {}

  get waiting(): number {
    return [...this.#families.values()].reduce((sum, tickets) => sum + tickets.length, 0);
  }

  push(ticket: Ticket): void {
    if (this.#closed) return;
    const family = this.#families.get(ticket.rootId);
    if (family) family.splice(family.findLastIndex((other) => !goesBefore(ticket, other)) + 1, 0, ticket);
    else this.#families.set(ticket.rootId, [ticket]);
    this.#schedule();
  }

  /** Takes out everything that waits for a run. */
  remove(rootId: string, runId: string): void {
    const left = (this.#families.get(rootId) ?? []).filter((ticket) => ticket.runId !== runId);
    if (left.length > 0) this.#families.set(rootId, left);
    else this.#families.delete(rootId);
  }

  /** Starts nothing any more, and forgets what waits. */
  close(): void {
    this.#closed = true;
    this.#families.clear();
  }

  /** Serves at the end of the tick, when everything that became ready in it is in the queue. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      for (let ticket = this.#next(); ticket; ticket = this.#next()) this.#serve(ticket);
    });
  }

  #next(): Ticket | null {
    for (const [rootId, tickets] of this.#families) {
      const at = tickets.findIndex((ticket) => this.#fits(ticket));
      const ticket = tickets[at];
      if (!ticket) continue;
      tickets.splice(at, 1);
      this.#families.delete(rootId);
      if (tickets.length > 0) this.#families.set(rootId, tickets);
      return ticket;
    }
    return null;
  }

  #fits(ticket: Ticket): boolean {
    return ticket.slots.every(({ place, limit }) => (this.#taken.get(place) ?? 0) < limit);
  }

  #serve(ticket: Ticket): void {
    const count = (by: number) => {
      this.running += by;
      for (const { place } of ticket.slots) {
        const taken = (this.#taken.get(place) ?? 0) + by;
        if (taken > 0) this.#taken.set(place, taken);
        else this.#taken.delete(place);
      }
    };
    count(1);
    void ticket.start().finally(() => {
      count(-1);
      this.#schedule();
      this.onSettled();
    });
  }
}

function goesBefore(one: Ticket, other: Ticket): boolean {
  if (one.depth !== other.depth) return one.depth > other.depth;
  return one.runId < other.runId;
}
