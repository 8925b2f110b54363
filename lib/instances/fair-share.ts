/** An instance that makes calls, or waits to. */
export interface Caller {
  holder: string;
  /** Calls that it may have in flight. */
  slots: number;
  /** Calls that it has in flight, and that wait. */
  demand: number;
}

/**
 * How many calls one of some instances may have in flight: what it asks for, where that is enough for all; else those that ask
 * for little get it, and the others share the rest alike. All instances come to the same, from the same numbers.
 *
 * @param total of all instances together
 */
export function fairShare(total: number, callers: readonly Caller[], holder: string): number {
  const order = callers.toSorted((a, b) => a.demand - b.demand || (a.holder < b.holder ? -1 : 1));
  let left = total;
  for (const [at, caller] of order.entries()) {
    const share = Math.min(caller.demand, Math.floor(left / (order.length - at)));
    if (caller.holder === holder) return share;
    left -= share;
  }
  return 0;
}
