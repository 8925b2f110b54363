import type { MeasuredRun } from "./runs";
import { type Chains, idealMs, median, ORDERS, simulate } from "./schedule";

/** A run, and what the endpoint slept in each of its calls, by row. */
export interface RunAndChains extends Pick<MeasuredRun, "wallMs" | "cpuMs" | "rows"> {
  chains: Chains;
}

/**
 * Puts what the endpoint slept to the rows' calls, without knowing in which order they reached it: the shortest call as the
 * store tells it slept least, and so on.
 *
 * @param slept milliseconds, one for each of the run's calls
 */
export function withChains(
  { wallMs, cpuMs, rows, calls }: MeasuredRun,
  slept: readonly number[] | null,
): RunAndChains {
  const byLength = slept?.toSorted((a, b) => a - b);
  const ranks = calls.map((_, at) => at).sort((a, b) => latency(a) - latency(b));
  function latency(at: number): number {
    return calls[at]?.latencyMs ?? 0;
  }
  const own = new Map(ranks.map((at, rank) => [at, byLength?.[rank] ?? latency(at)]));
  const chains = rows.map(({ row }) =>
    calls.flatMap((call, at) => (call.row === row ? [own.get(at) ?? 0] : [])),
  );
  return { wallMs, cpuMs, rows, chains };
}

export const efficiency = ({ chains, wallMs }: RunAndChains, inFlight: number): number =>
  idealMs(chains, inFlight) / wallMs;

/** Time to the first saved project ÷ what that row's own calls took. */
export function firstCard({ rows, chains }: RunAndChains): number {
  const saved = rows.flatMap(({ savedMs }, at) =>
    savedMs === null ? [] : [{ savedMs, own: (chains[at] ?? []).reduce((sum, ms) => sum + ms, 0) }],
  );
  const [first] = saved.sort((a, b) => a.savedMs - b.savedMs);
  return first ? first.savedMs / first.own : Number.POSITIVE_INFINITY;
}

/**
 * The best schedule that cannot see latencies, over the same ones: of all orders the one with the lowest median.
 *
 * @returns milliseconds for each run, of that order and of ours
 */
export function bestSchedule(runs: readonly RunAndChains[], inFlight: number) {
  const times = Object.entries(ORDERS).map(([name, order]) => ({
    name,
    times: runs.map(({ chains }) => simulate(chains, inFlight, order)),
  }));
  const score = ({ times }: { times: number[] }) =>
    median(runs.map(({ chains }, at) => idealMs(chains, inFlight) / (times[at] ?? 1)));
  const best = times.toSorted((a, b) => score(b) - score(a))[0];
  return {
    best: best?.name ?? "",
    times: best?.times ?? [],
    ours: times.find(({ name }) => name === "ours")?.times ?? [],
  };
}
