/**
 * The app without its web server, as a process that tests can kill. Prints `settled` when every run in the store has
 * ended and the doctor finds nothing. Given a number of ideas, it then waits for a line on stdin, starts a run, prints
 * `started <task id>`, and exits when that run has ended.
 */
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { bootOrExit, shutDown } from "@/boot";
import { enqueueRun } from "@/inngest/queue";
import { generateRequestSchema } from "@/lib/contracts/generate-request";
import { db } from "@/lib/core/db";
import { examineStore } from "@/lib/doctor/examine-store";
import { createRun } from "@/lib/runs/create-run";
import { OPEN_RUN_STATES } from "@/lib/runs/state";

const open = { state: { in: OPEN_RUN_STATES } };
const settled = async () => {
  while ((await db().generationRun.count({ where: open })) > 0) await wait(25);
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
  const { run } = await createRun(generateRequestSchema.parse(request), null);
  await enqueueRun(run);
  process.stdout.write(`started ${run.id}\n`);
  await settled();
}
await shutDown();
process.exit(0);
