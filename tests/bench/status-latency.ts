import { setTimeout as wait } from "node:timers/promises";
import { runStep } from "../../scripts/lib/run-step.mjs";
import { build, client } from "../../scripts/lib/steps.mjs";
import { type AppServer, startAppServer } from "../support/app-server";

const RUNS = 5;
const IDEAS = 50;
const IDLE_MS = 5_000;
/** Between two requests of one kind: enough of them for a 95th percentile, without being a load themselves. */
const PAUSE_MS = 100;
/** As a browser polls a run. */
const POLL_MS = 1_000;

type Kind = "status" | "static file" | "page";
type Latencies = Record<Kind, number[]>;

/** Milliseconds from the request to the end of its body. */
async function latency(url: string): Promise<number> {
  const start = performance.now();
  const response = await fetch(url);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return performance.now() - start;
}

/** Asks for each url over and over, one request at a time, until the work is done. */
async function watch(urls: Record<Kind, string>, work: Promise<unknown>): Promise<Latencies> {
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  const watchOne = async (url: string): Promise<number[]> => {
    const seen: number[] = [];
    while (!isDone) {
      seen.push(await latency(url));
      await wait(PAUSE_MS);
    }
    return seen;
  };
  const [status, file, page] = await Promise.all([
    watchOne(urls.status),
    watchOne(urls["static file"]),
    watchOne(urls.page),
    done,
  ]);
  return { status, "static file": file, page };
}

/** How many ideas a run has saved once it is over. */
async function savedIdeas(server: AppServer, taskId: string): Promise<number> {
  for (;;) {
    const { state, counts } = await server.status(taskId);
    if (state === "SUCCESS" || state === "FAILURE") return counts.saved;
    await wait(POLL_MS);
  }
}

function percentile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function summary(latencies: number[]): { p50: number; p95: number; max: number } {
  const sorted = latencies.toSorted((a, b) => a - b);
  return { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), max: sorted.at(-1) ?? Number.NaN };
}

/** What everybody else waits for while the built-in services work: the production server, asked from outside. */
export async function benchStatusLatency(): Promise<void> {
  for (const step of [client, build]) await runStep(process.cwd(), step, () => {});
  const server = await startAppServer();
  try {
    const html = await (await fetch(server.url)).text();
    const asset = /"(\/_next\/static\/[^"]+\.js)"/.exec(html)?.[1];
    if (!asset) throw new Error("The page names no script.");
    const first = await server.start({ num_ideas: 1 });
    await server.end(first.task_id);
    const urlsFor = (taskId: string): Record<Kind, string> => ({
      status: `${server.url}/api/generate-ideas/${taskId}/status`,
      "static file": server.url + asset,
      page: `${server.url}/`,
    });
    const idle = await watch(urlsFor(first.task_id), wait(IDLE_MS));

    const start = performance.now();
    const runs = await Promise.all(Array.from({ length: RUNS }, () => server.start({ num_ideas: IDEAS })));
    const work = Promise.all(runs.map(({ task_id }) => savedIdeas(server, task_id)));
    const busy = await watch(urlsFor(runs.at(-1)?.task_id ?? ""), work);
    const seconds = (performance.now() - start) / 1000;

    const saved = (await work).reduce((sum, count) => sum + count, 0);
    console.log(`${RUNS} built-in runs of ${IDEAS} at once: ${saved} ideas saved in ${seconds.toFixed(1)} s`);
    for (const kind of ["status", "static file", "page"] as const) {
      const [was, is] = [summary(idle[kind]), summary(busy[kind])];
      const figures = (["p50", "p95", "max"] as const).map(
        (name) => `${name} ${is[name].toFixed(1)} ms (${(is[name] / was[name]).toFixed(1)} times idle)`,
      );
      console.log(`${kind} meanwhile: ${figures.join(", ")}, of ${busy[kind].length}`);
    }
  } finally {
    await server.stop();
  }
}
