/**
 * `npm run bench`: what the machinery around the model costs, as ratios within one run, so that they mean the
 * same on a slow machine and a fast one. Nothing here is asserted.
 */
import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { StubModel } from "../support/stub-model/stub";
import { benchCorpus } from "./corpus";
import { benchExplore } from "./explore";
import { benchPage } from "./page";
import { benchRunPage } from "./run-page";
import { benchStatusLatency } from "./status-latency";

const IDEAS = 50;
const CALLS = IDEAS * 3;
const IN_FLIGHT = 8;
const LATENCY_MS = 400;

// One part alone: npm run bench -- corpus, npm run bench -- page, npm run bench -- run-page, npm run bench -- explore
const PARTS: Record<string, () => Promise<void>> = {
  page: benchPage,
  "run-page": benchRunPage,
  explore: benchExplore,
};
const part = process.argv[2] ?? "";
if (PARTS[part]) {
  await PARTS[part]();
  process.exit(0);
}
await benchCorpus();
if (part === "corpus") process.exit(0);
await benchStatusLatency();
// In a process of its own, whose thread has nothing else to do.
const similar = ["--conditions=react-server", "--import", "tsx", "tests/bench/similar.ts"];
execFileSync(process.execPath, similar, { stdio: "inherit" });

const folder = await mkdtemp(join(tmpdir(), "waywo-bench-"));
const stub = await StubModel.start({ dimensions: 512 });
stub.answer(async ({ route }) => {
  if (route === "chat") await wait(LATENCY_MS);
  return undefined;
});
Object.assign(process.env, {
  DATABASE_URL: `file:${join(folder, "waywo.db")}`,
  LLM_BASE_URL: stub.url,
  LLM_MODEL_NAME: "stub",
  LLM_CONCURRENCY: String(IN_FLIGHT),
  EMBEDDING_BASE_URL: stub.url,
  EMBEDDING_MODEL_NAME: "stub-vectors",
  LOG_LEVEL: "error",
});

// After the environment: these read it when they are loaded.
const { boot, shutDown } = await import("@/boot");
const { enqueueRun } = await import("@/inngest/queue");
const { executor } = await import("@/inngest/client");
const { generateRequestSchema } = await import("@/lib/contracts/generate-request");
const { db } = await import("@/lib/core/db");
const { cosine } = await import("@/lib/embeddings/vector");
const { createRun } = await import("@/lib/runs/create-run");
const { getRunStatus } = await import("@/lib/runs/status/get-run-status");

/** Milliseconds that some work takes. */
async function time(work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function run(numIdeas: number): Promise<string> {
  const { run } = await createRun(generateRequestSchema.parse({ num_ideas: numIdeas }), null);
  await enqueueRun(run);
  // Watched far more seldom than would cost anything, far more often than would blur the measure.
  const where = { id: run.id, finishedAt: { not: null } };
  while ((await db().generationRun.count({ where })) === 0) await wait(20);
  return run.id;
}

await boot();
await run(1);
const callsBefore = executor().stats().calls;
const cpuBefore = process.cpuUsage();
let taskId = "";
const took = await time(async () => {
  taskId = await run(IDEAS);
});
const cpu = process.cpuUsage(cpuBefore);
const ideal = (Math.ceil(CALLS / IN_FLIGHT) * LATENCY_MS) / took;
console.log(`run of ${IDEAS}: ${ideal.toFixed(2)} of the ideal throughput at ${IN_FLIGHT} calls in flight`);
console.log(`run of ${IDEAS}: ${((cpu.user + cpu.system) / 1000 / took).toFixed(2)} of one core busy`);
console.log(
  `run of ${IDEAS}: ${((executor().stats().calls - callsBefore) / IDEAS).toFixed(2)} executor calls a row`,
);

const status = await time(() => getRunStatus(taskId));
const query = await time(() => db().generationRow.findMany({ where: { runId: taskId } }));
console.log(`status of ${IDEAS} rows: ${(status / query).toFixed(1)} times one plain query of them`);

const vectors = Array.from({ length: 20_000 }, (_, n) =>
  Float32Array.from({ length: 512 }, (_, i) => Math.sin(n + i)),
);
const own = vectors[0] ?? new Float32Array();
const novelty = await time(() => vectors.map((vector) => cosine(own, vector)));
console.log(
  `novelty among 20,000 projects: ${(novelty / LATENCY_MS).toFixed(2)} of one model call of ${LATENCY_MS} ms`,
);

await shutDown();
await stub.close();
await rm(folder, { recursive: true, force: true });
process.exit(0);
