import { setTimeout as wait } from "node:timers/promises";
import { SingleBar } from "cli-progress";
import { runTool } from "./lib/run-tool";

/** Between two looks at how far the server's queue is. */
const LOOK_MS = 500;

await runTool({
  help: `Usage: npm run import:hn -- ITEM_ID|latest

Imports a "What are you working on?" thread of Hacker News: stores its comments, and has the model read the projects in
them, on the running server's queue or, without one, right here. Again, it fetches and reads only what is new; one that
was interrupted goes on. Where no model is set, or the day's token budget is spent, it ends once the comments are stored.
Exit code 1 when the thread could not be fetched, or some comments could not be read.`,
  files: 1,
  async run([thread = ""]) {
    const { runCommand } = await import("../lib/control/run-command");
    const imported = await withProgress("fetched", async (onProgress) => {
      const fetched = await runCommand("import-hn", { thread }, onProgress);
      onProgress({ done: fetched.stored, total: fetched.stored });
      return fetched;
    });
    const { id, title, added } = imported;
    const state = await withProgress("read", async (onProgress) => {
      let latest: Omit<typeof imported, "added"> = imported;
      while (latest.waiting > 0 && !latest.held) {
        latest = await runCommand("read-hn", { id }, onProgress);
        const { stored, waiting, held } = latest;
        onProgress({ done: stored - waiting, total: stored });
        if (waiting > 0 && !held) await wait(LOOK_MS);
      }
      return latest;
    });
    const { stored, read, waiting, failed, invalid, projects, note } = state;
    const counts = [
      `${added} new of ${stored} comments`,
      `${read} read, ${invalid} of them without a project`,
      ...(waiting > 0 ? [`${waiting} waiting`] : []),
      ...(failed > 0 ? [`${failed} failed`] : []),
      `${projects} projects`,
    ];
    return {
      said: `${title ?? "A thread"} (item ${id}): ${counts.join("; ")}.${note === null ? "" : ` ${note}`}`,
      failed: failed > 0,
    };
  },
});

type OnProgress = (progress: { done: number; total: number }) => void;

/** Shows how many comments are done: with a bar on a terminal, else with a line for every quarter. */
async function withProgress<T>(done: string, work: (onProgress: OnProgress) => Promise<T>): Promise<T> {
  const bar = new SingleBar({
    format: `{bar} {value}/{total} comments ${done} | {eta_formatted} left`,
    clearOnComplete: true,
  });
  let told = -1;
  try {
    return await work((progress) => {
      const quarter = Math.floor((4 * progress.done) / Math.max(1, progress.total));
      if (process.stderr.isTTY) {
        if (told < 0) bar.start(progress.total, progress.done);
        else bar.update(progress.done);
      } else if (quarter > told) {
        console.error(`${progress.done} of ${progress.total} comments ${done}.`);
      }
      told = Math.max(told, quarter);
    });
  } finally {
    bar.stop();
  }
}
