import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchOptions, BenchPart, Figure } from "../figure";
import { bestSchedule, efficiency, firstCard, type RunAndChains, withChains } from "./figures";
import { Latencies, logNormal, readLatencies } from "./latencies";
import { median } from "./schedule";
import { makeRunsOn, prepareStore, startStub } from "./start";

const IDEAS = 50;
const CALLS = IDEAS * 3;
const LEAST_EFFICIENCY = new Map([
  [4, 0.96],
  [8, 0.93],
  [16, 0.86],
  [50, 0.75],
]);
const LEAST_OF_BEST = 0.97;
const LEAST_OF_WARM = 0.9;
const MOST_FIRST_CARD = 1.3;

/** How close a run comes to what its model's latencies allow, and how soon its first idea is there. */
export const pipelinePart = ({
  seeds,
  levels = [...LEAST_EFFICIENCY.keys()],
}: {
  seeds: number;
  /** Calls in flight. */
  levels?: readonly number[];
}): BenchPart => ({
  title: "Pipeline efficiency and first card",
  how: `Runs of ${IDEAS} ideas at a stub with seeded log-normal latencies (median 400 ms, sigma 0.5), of ${seeds} seeds; ideal: all latencies ÷ calls in flight, or the longest row's. The best order is simulated over the same latencies, and cannot see them.`,
  async measure(options) {
    const figures: Figure[] = [];
    const list = await latenciesOf(options, seeds, levels.length);
    const folder = await mkdtemp(join(tmpdir(), "waywo-bench-"));
    const stub = await startStub(list ?? []);
    const connections = { stubUrl: stub.url, given: options };
    const latencies = list && new Latencies(list);
    try {
      const store = await prepareStore(folder, connections);
      latencies?.take(store.runs.flatMap(({ calls }) => calls).length);
      for (const inFlight of levels) {
        const order = { inFlight, numIdeas: IDEAS, seeds: seedList(1 + seeds) };
        const runs = await makeRunsOn(store.path, order, connections);
        const [first, ...warm] = runs.map((run) =>
          withChains(run, latencies?.take(run.calls.length) ?? null),
        );
        if (first) figures.push(...figuresOf(inFlight, first, warm));
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
      await stub.stop();
    }
    return figures;
  },
});

const seedList = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

/** The first run of each process has the latencies of the first seed, as the first warm one has. */
async function latenciesOf({ llm, latencies }: BenchOptions, seeds: number, levels: number) {
  if (latencies) return readLatencies(latencies);
  if (llm) return null;
  const ofLevel = [1, ...seedList(seeds)].flatMap((seed) => logNormal(seed, CALLS));
  return [...logNormal(0, 3), ...Array.from({ length: levels }, () => ofLevel).flat()];
}

function figuresOf(inFlight: number, first: RunAndChains, warm: readonly RunAndChains[]): Figure[] {
  const runs = warm.length === 1 ? "one run" : `median of ${warm.length}`;
  const at = `${inFlight} in flight`;
  const reached = median(warm.map((run) => efficiency(run, inFlight)));
  const { best, times, ours } = bestSchedule(warm, inFlight);
  const ofBest = (mine: (at: number) => number) => median(times.map((ms, index) => ms / mine(index)));
  const least = LEAST_EFFICIENCY.get(inFlight);
  const busy = median(warm.map(({ cpuMs, wallMs }) => cpuMs / wallMs));
  const cpu = median(warm.map(({ cpuMs }) => cpuMs / IDEAS));
  const limit = `the app's process was busy for ${Math.round(busy * 100)} % of the wall, ${Math.round(cpu)} ms an idea; order and openings were changed, decisions 100 and 101.`;
  return [
    {
      what: `ideal ÷ wall, ${at}, ${runs}`,
      value: reached,
      ...(least && { target: { atLeast: least } }),
      limit,
    },
    {
      what: `best order (${best}) ÷ wall, ${at}`,
      value: ofBest((index) => warm[index]?.wallMs ?? 0),
      target: { atLeast: LEAST_OF_BEST },
      limit,
    },
    { what: `best order ÷ our order, both simulated, ${at}`, value: ofBest((index) => ours[index] ?? 0) },
    {
      what: `first run after a start ÷ the later one of the same latencies, ${at}`,
      value: efficiency(first, inFlight) / (warm[0] ? efficiency(warm[0], inFlight) : 1),
      target: { atLeast: LEAST_OF_WARM },
      limit: "code is compiled when it is first run, in the thread that schedules.",
    },
    {
      what: `first card ÷ its row's own latencies, ${at}, ${runs}`,
      value: median(warm.map(firstCard)),
      target: { atMost: MOST_FIRST_CARD },
      limit,
    },
  ];
}
