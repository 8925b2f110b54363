import type { BenchPart } from "./figure";
import { runIdeas, startBenchServer } from "./server/bench-server";

const IDEAS = 50;
const RUNS = 1;
const LONG_RUNS = 20;

/** How late the thread that serves requests is while the built-in services write. */
export const webThread = part(RUNS);
/** The twenty runs that the issue asks for; takes minutes. */
export const webThreadLong = part(LONG_RUNS);

function part(runs: number): BenchPart {
  return {
    title: `The web thread under ${runs === 1 ? "a built-in run" : `${runs} built-in runs`}`,
    how: `Delay of the event loop in the server's main thread, measured inside of it, while the built-in services write ${runs} × ${IDEAS} ideas and each run's status is asked for once a second.`,
    async measure() {
      const server = await startBenchServer();
      try {
        await runIdeas(server, 1);
        const start = performance.now();
        const { p50, p99, max } = await server.probe.delayDuring(() => runIdeas(server, IDEAS, runs));
        const seconds = (performance.now() - start) / 1000;
        return [
          { what: "event-loop delay, p99", value: p99, unit: "ms", target: { atMost: 20 }, limit: LIMIT },
          { what: "event-loop delay, p50", value: p50, unit: "ms" },
          { what: "event-loop delay, longest", value: max, unit: "ms" },
          { what: "ideas a second", value: (IDEAS * runs) / seconds },
        ];
      } finally {
        await server.stop();
      }
    },
  };
}

const LIMIT =
  "Composing and encoding are in threads of their own; on two cores they share them with the web thread.";
