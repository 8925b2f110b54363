/**
 * The app without its web server, as a process that tests can kill. Prints `settled` when every run and batch in the store
 * has ended and the doctor finds nothing. Given a number of ideas, it then waits for a line on stdin, starts a run, or with
 * the word `batch` a batch, prints `started <id>`, and exits when that has ended.
 */
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { bootOrExit, shutDown } from "@/boot";
import { enqueueRun } from "@/inngest/queue";
import { advanceBatch } from "@/lib/batches/advance-batch";
import { createBatch } from "@/lib/batches/create-batch";
import { batchRequestSchema } from "@/lib/contracts/batches";
import { generateRequestSchema } from "@/lib/contracts/generate-request";
import { db } from "@/lib/core/db";
import { examineStore } from "@/lib/doctor/examine-store";
import { createRun } from "@/lib/runs/create-run";
import { OPEN_RUN_STATES } from "@/lib/runs/state";

const open = { state: { in: OPEN_RUN_STATES } };
const settled = async () => {
  while ((await db().generationRun.count({ where: open })) > 0) await wait(25);
  while ((await db().generationBatch.count({ where: open })) > 0) await wait(25);
  const { findings } = await examineStore();
  if (findings.length > 0) throw new Error(JSON.stringify(findings));
};

await bootOrExit();
process.once("SIGTERM", () => void shutDown().then(() => process.exit(0)));
await settled();
process.stdout.write("settled\n");

const numIdeas = Number(process.argv[2] ?? 0);
if (numIdeas > 0) {
  await once(process.stdin, "data");
  // Calls are counted: none is made because a stored text is like another by chance.
  const request = { num_ideas: numIdeas, measures: { purpose_novelty: false } };
  const id = process.argv[3] === "batch" ? await startBatch(request) : await startRun(request);
  process.stdout.write(`started ${id}\n`);
  await settled();
}
await shutDown();
process.exit(0);

async function startRun(request: object): Promise<string> {
  const { run } = await createRun(generateRequestSchema.parse(request), null);
  await enqueueRun(run);
  return run.id;
}

async function startBatch(request: object): Promise<string> {
  const { id } = await createBatch(batchRequestSchema.parse(request), null, { by: "ann", client: null });
  await advanceBatch(id);
  return id;
}
