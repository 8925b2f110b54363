/**
 * The app without its web server, as a process of its own that can be killed. It says `settled` when every run
 * it found in the store has ended; with a number of ideas it then waits for a line, starts a run, says
 * `started <task id>`, and is there to be killed until that run has ended too.
 */
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { boot, shutDown } from "@/boot";
import { requestIdeas } from "@/inngest/events";
import { generateRequestSchema } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import { createRun } from "@/lib/runs/create-run";

const open = { state: { in: ["PENDING", "STARTED"] } };
const settled = async () => {
  while ((await db().generationRun.count({ where: open })) > 0) await wait(25);
};

await boot();
process.once("SIGTERM", () => void shutDown().then(() => process.exit(0)));
await settled();
process.stdout.write("settled\n");

const numIdeas = Number(process.argv[2] ?? 0);
if (numIdeas > 0) {
  await once(process.stdin, "data");
  const { run } = await createRun(generateRequestSchema.parse({ num_ideas: numIdeas }), null);
  await requestIdeas(run);
  process.stdout.write(`started ${run.id}\n`);
  await settled();
}
await shutDown();
process.exit(0);
