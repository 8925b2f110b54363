/** Milliseconds of each call of each row, in the order in which a row makes them. */
export type Chains = readonly (readonly number[])[];

/** What a schedule may know of a call that could be made now, besides which rows have begun. */
interface Call {
  row: number;
  /** The row's calls before this one. */
  done: number;
}

/** The greatest goes first; of equals, the lowest row. */
export type Order = (call: Call, state: { notBegun: number; inFlight: number }) => number;

/** As `CHAINS_AHEAD` of lib/net/limiter.ts. */
const ROWS_AHEAD = 1.5;
const EARLY_ROWS = 2;
const early = ({ row, done }: Call) => (row < EARLY_ROWS ? 100 + done : 0);
const longest = (call: Call) => early(call) || -call.done;
const deepest = ({ done }: Call) => done;

/** List schedules that cannot see how long a call will take. */
export const ORDERS = {
  ours: (call, { notBegun, inFlight }) =>
    early(call) || (notBegun > ROWS_AHEAD * inFlight ? call.done : -call.done),
  "depth first": deepest,
  "breadth first": ({ done }) => -done,
  "two rows, then the longest remaining chain": longest,
  "half of the rows depth first, then the longest remaining chain": (call, { notBegun }) =>
    notBegun > 25 ? deepest(call) : longest(call),
  "in order of arrival": () => 0,
} as const satisfies Record<string, Order>;

/**
 * How long a schedule takes, in milliseconds, when nothing costs time but the calls.
 *
 * @param inFlight how many calls may be under way at once
 */
export function simulate(chains: Chains, inFlight: number, order: Order): number {
  const ready: Call[] = chains.map((_, row) => ({ row, done: 0 }));
  const underWay: (Call & { end: number })[] = [];
  let now = 0;
  for (;;) {
    while (underWay.length < inFlight && ready.length > 0) {
      const notBegun = ready.filter(({ done }) => done === 0).length;
      const rank = (call: Call) => order(call, { notBegun, inFlight });
      const [next] = ready.sort((a, b) => rank(b) - rank(a) || a.row - b.row);
      if (!next) break;
      ready.shift();
      underWay.push({ ...next, end: now + (chains[next.row]?.[next.done] ?? 0) });
    }
    underWay.sort((a, b) => a.end - b.end);
    const ended = underWay.shift();
    if (!ended) return now;
    now = ended.end;
    const done = ended.done + 1;
    if (done < (chains[ended.row]?.length ?? 0)) ready.push({ row: ended.row, done });
  }
}

/** No schedule is faster: all calls side by side without a gap, or the longest row's one after the other. */
export function idealMs(chains: Chains, inFlight: number): number {
  const ofRows = chains.map((chain) => sum(chain));
  return Math.max(sum(ofRows) / inFlight, ...ofRows);
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half) - 1] ?? 0)) / 2;
}
