import { setTimeout as wait } from "node:timers/promises";
import type { BatchStatus } from "@/lib/contracts/batches";
import { isFinished } from "@/lib/contracts/run-state";
import type { BenchPart, Figure } from "./figure";
import { settledMb } from "./memory/settled-memory";
import { type BenchServer, startBenchServer } from "./server/bench-server";
import { residentMb } from "./server/process-figures";

const IDEAS = 5000;
const ADMIN_TOKEN = "the-admin-token-of-the-benchmark";
const HEADERS = { authorization: `Bearer ${ADMIN_TOKEN}`, "content-type": "application/json" };
/** Between two questions for the status, in milliseconds. */
const POLL_MS = 250;
/** Of the ideas, each with a figure of its own for memory. */
const PARTS = 5;

/** A batch of the built-in services: that it ends, how long its status takes meanwhile, and that memory stays flat. */
export const batch: BenchPart = {
  title: "A batch of the built-in services",
  how: `A batch of ${IDEAS.toLocaleString("en-GB")} ideas (\`--ideas\`) by the built-in composer and encoder in the production server, whose status is asked for every ${POLL_MS} ms over HTTP, from the question to the whole answer.`,
  async measure({ ideas = String(IDEAS) }) {
    const server = await startBenchServer({ env: { ADMIN_TOKEN } });
    try {
      return await measureBatch(server, Number(ideas));
    } finally {
      await server.stop();
    }
  },
};

async function measureBatch(server: BenchServer, ideas: number): Promise<Figure[]> {
  const { app } = server;
  // Code that is not compiled yet would count for the first questions.
  await followBatch(server, 1, () => {});
  const start = performance.now();
  const times: number[] = [];
  /** By fifth of the ideas, megabytes at every question. */
  const memory: number[][] = Array.from({ length: PARTS }, () => []);
  const note = (took: number, { progress }: BatchStatus) => {
    times.push(took);
    memory[Math.min(PARTS - 1, Math.floor((progress / ideas) * PARTS))]?.push(residentMb(app.pid()));
  };
  const delay = await server.probe.delayDuring(() => followBatch(server, ideas, note));
  const seconds = (performance.now() - start) / 1000;
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const medians = memory.map((values) => median(values));
  const [, second = 0] = medians;
  return [
    { what: "status, longest", value: at(1), unit: "ms", target: { atMost: 50 }, limit: LIMITS.status },
    { what: "status, p95", value: at(0.95), unit: "ms" },
    { what: "status, p50", value: at(0.5), unit: "ms" },
    { what: "event-loop delay meanwhile, p99", value: delay.p99, unit: "ms" },
    { what: "event-loop delay meanwhile, longest", value: delay.max, unit: "ms" },
    { what: "ideas a second", value: ideas / seconds },
    ...medians.map((value, nth) => ({ what: `resident, median of fifth ${nth + 1}`, value, unit: "MB" })),
    { what: "resident afterwards, garbage collected", value: await settledMb(server), unit: "MB" },
    {
      what: "growth from the second fifth to the last",
      value: (medians.at(-1) ?? 0) / second - 1,
      target: { atMost: 0.1 },
      limit: LIMITS.memory,
    },
  ];
}

/** Starts a batch and asks for its status until it has ended. */
async function followBatch(
  { app }: BenchServer,
  ideas: number,
  seen: (milliseconds: number, status: BatchStatus) => void,
): Promise<void> {
  const body = JSON.stringify({ num_ideas: ideas, seed: 1 });
  const created = await fetch(`${app.url}/api/batches`, { method: "POST", headers: HEADERS, body });
  const { status_url } = (await created.json()) as { status_url: string };
  for (;;) {
    const asked = performance.now();
    const response = await fetch(app.url + status_url, { headers: HEADERS });
    const status = (await response.json()) as BatchStatus;
    seen(performance.now() - asked, status);
    if (isFinished(status) && status.counts.saved === ideas) return;
    if (isFinished(status))
      throw new Error(`The batch ended as ${status.state} with ${status.counts.saved} of ${ideas} saved.`);
    await wait(POLL_MS);
  }
}

const median = (values: number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

const LIMITS = {
  status:
    "A status takes 2 to 3 ms of processor time (decision 118); the rest is waiting for a core behind the composer, the encoder and whatever else the machine does.",
  memory:
    "What grows is garbage that V8's heaps, of the server and of its threads, have not collected yet: after a collection the process holds what the last figure but one says.",
};
