import type { BenchPart } from "./figure";
import { type BenchServer, runIdeas, startBenchServer } from "./server/bench-server";
import { processCpu } from "./server/process-figures";

const IDEAS = 50;
const RUNS = 20;

/** Twenty runs at once, of a model that answers at once: what the machinery takes, and whether it grows with them. */
export const manyRuns: BenchPart = {
  title: "Many runs",
  how: "20 runs of 50 ideas at once, model and embeddings in another process that answers at once; baseline: one run.",
  async measure() {
    const server = await startBenchServer({ stub: {} });
    try {
      // Code that is not compiled yet would count for the one run alone.
      await runIdeas(server, IDEAS);
      const one = await timed(server, 1);
      const many = await timed(server, RUNS);
      const ratio = many.cpu / one.cpu;
      return [
        { what: "ideas a second, 20 × 50", value: many.ideas },
        { what: "ideas a second, one run", value: one.ideas },
        { what: "CPU an idea, 20 × 50", value: many.cpu, unit: "ms" },
        { what: "CPU an idea, one run", value: one.cpu, unit: "ms" },
        {
          what: "CPU an idea, 20 × 50 ÷ one run",
          value: ratio,
          unit: "×",
          target: { atMost: 1.2 },
          limit: LIMIT,
        },
      ];
    } finally {
      await server.stop();
    }
  },
};

const LIMIT = "Each status and each row reads more as runs share the store's one writer.";

/** Ideas a second, and milliseconds of processor time an idea. */
async function timed(server: BenchServer, runs: number): Promise<{ ideas: number; cpu: number }> {
  const [start, before] = [performance.now(), processCpu(server.app.pid())];
  await runIdeas(server, IDEAS, runs);
  const [count, seconds] = [IDEAS * runs, (performance.now() - start) / 1000];
  return { ideas: count / seconds, cpu: (processCpu(server.app.pid()) - before) / count };
}
