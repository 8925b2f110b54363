/**
 * The app without its web server, as a process of its own: boots, makes runs one after the other, and prints what came of
 * each as a line of JSON. Its model and store are in the environment, its order in its one argument: a list of run seeds.
 */
import { setTimeout as wait } from "node:timers/promises";
import { boot, shutDown } from "@/boot";
import { enqueueRun } from "@/inngest/queue";
import { generateRequestSchema } from "@/lib/contracts/generate-request";
import { db } from "@/lib/core/db";
import { createRun } from "@/lib/runs/create-run";

/** What is known of a run from outside; times in milliseconds since its start. */
export interface MeasuredRun {
  wallMs: number;
  /** Processor time of the app's process. */
  cpuMs: number;
  rows: { row: number; savedMs: number | null }[];
  /** In the order in which they were stored. */
  calls: { row: number; latencyMs: number }[];
}

/** Far more seldom than would cost anything: the end is read from the store. */
const LOOK_MS = 100;

async function measureRun(numIdeas: number, seed: number): Promise<MeasuredRun> {
  const [start, cpuBefore] = [Date.now(), process.cpuUsage()];
  // One candidate: then every row has as many calls, however much alike a model's ideas are.
  const request = generateRequestSchema.parse({ num_ideas: numIdeas, seed, max_candidates: 1 });
  const { run } = await createRun(request, null);
  await enqueueRun(run);
  let finishedAt: Date | null = null;
  while (finishedAt === null) {
    await wait(LOOK_MS);
    ({ finishedAt } = await db().generationRun.findUniqueOrThrow({ where: { id: run.id } }));
  }
  const { user, system } = process.cpuUsage(cpuBefore);
  const where = { runId: run.id };
  const rows = await db().generationRow.findMany({
    where,
    include: { project: true },
    orderBy: { row: "asc" },
  });
  const calls = await db().modelCall.findMany({ where, orderBy: { id: "asc" } });
  return {
    wallMs: finishedAt.getTime() - start,
    cpuMs: (user + system) / 1000,
    rows: rows.map(({ row, project }) => ({ row, savedMs: project && project.createdAt.getTime() - start })),
    calls: calls.map(({ row, latencyMs }) => ({ row, latencyMs })),
  };
}

const { numIdeas, seeds } = JSON.parse(process.argv[2] ?? "{}") as { numIdeas: number; seeds: number[] };
await boot();
for (const seed of seeds) process.stdout.write(`${JSON.stringify(await measureRun(numIdeas, seed))}\n`);
await shutDown();
process.exit(0);
