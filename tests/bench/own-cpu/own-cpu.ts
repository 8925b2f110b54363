import type { BenchPart, Figure } from "../figure";
import { type BenchServer, runIdeas, startBenchServer } from "../server/bench-server";
import { mainThreadCpu, processCpu } from "../server/process-figures";
import { splitProfile } from "./split-profile";

const IDEAS = 50;
const RUNS = 4;
/** Of every answer of the stub, in milliseconds. */
const LATENCY = 400;
const TARGET = { atMost: 30 };
/** Calls in flight, so that all of it takes little more than a minute; an idea costs as much with 8. */
const IN_FLIGHT = 16;
/** Parts that take less are summed up, in milliseconds an idea. */
const SMALL = 0.1;

/** Processor time that the server itself takes for an idea, beside all waiting. */
export const ownCpu: BenchPart = {
  title: "Own CPU an idea",
  how:
    "Processor time of the server's process (all threads) ÷ ideas, model and embeddings in another process that answers " +
    `after ${LATENCY} ms, ${IN_FLIGHT} calls in flight, status asked for each second; the parts by a profile of the main thread in a run of its own.`,
  async measure() {
    const server = await startBenchServer({
      stub: { latency: LATENCY },
      env: { LLM_CONCURRENCY: String(IN_FLIGHT) },
    });
    try {
      await runIdeas(server, 2);
      const one = await cpuOf(server, IDEAS, 1);
      const four = await cpuOf(server, IDEAS, RUNS);
      const shares = splitProfile(await server.probe.profileDuring(() => runIdeas(server, IDEAS)));
      return [
        { what: `${IDEAS} ideas`, value: one.all, unit: "ms", target: TARGET, limit: LIMIT },
        {
          what: `${RUNS} × ${IDEAS} ideas at once`,
          value: four.all,
          unit: "ms",
          target: TARGET,
          limit: LIMIT,
        },
        ...partFigures(shares, one.main),
        { what: "of it threads beside the main one", value: one.all - one.main, unit: "ms" },
      ];
    } finally {
      await server.stop();
    }
  },
};

const LIMIT =
  "The main thread's 45 to 50 ms are spread: 15 are SQLite and its connection, 12 our own columns, comparisons and texts, 6 the model client, 6 Node's sockets, 3 each zod, Prisma and other packages; V8 compiles and collects in threads of its own (10), the index takes 5. Tried: see What was changed.";

/** Milliseconds an idea. */
async function cpuOf(
  server: BenchServer,
  ideas: number,
  runs: number,
): Promise<{ all: number; main: number }> {
  const pid = server.app.pid();
  const [all, main] = [processCpu(pid), mainThreadCpu(pid)];
  await runIdeas(server, ideas, runs);
  const count = ideas * runs;
  return { all: (processCpu(pid) - all) / count, main: (mainThreadCpu(pid) - main) / count };
}

function partFigures(shares: Map<string, number>, main: number): Figure[] {
  const parts = [...shares].map(([part, share]) => ({
    what: `of it ${part}`,
    value: share * main,
    unit: "ms",
  }));
  return parts.filter(({ value }) => value >= SMALL);
}
