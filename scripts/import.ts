import { resolve } from "node:path";
import { SingleBar } from "cli-progress";
import type { ImportReport } from "../lib/contracts/imports";
import { runTool } from "./lib/run-tool";

await runTool({
  help: `Usage: npm run import -- FILE [--set-sample-aside]

Adds the projects of FILE to the store: JSON, JSON lines (.jsonl, .ndjson), CSV, or a waywo SQLite file, which is only
read. Records that are no projects are named with their line, and the others kept; importing again adds nothing.
--set-sample-aside has the sample corpus count no more. Exit code 1 when some records failed.`,
  files: 1,
  flags: ["set-sample-aside"],
  async run([file = ""], flags) {
    const { runCommand } = await import("../lib/control/run-command");
    const bar = new SingleBar({
      format: "{bar} {percentage} % | {eta_formatted} left",
      clearOnComplete: true,
    });
    const input = { file: resolve(file), setSampleAside: flags["set-sample-aside"] };
    let started = false;
    try {
      const report = await runCommand("import", input, ({ done, total }) => {
        if (!started) bar.start(total, done);
        else bar.update(done);
        started = true;
      });
      return { said: describe(report), failed: report.failed > 0 };
    } finally {
      if (started) bar.stop();
    }
  },
});

function describe(report: ImportReport): string {
  const {
    read,
    added,
    known,
    failed,
    without_vector: bare,
    set_aside: aside,
    posts,
    comments,
    submissions,
    errors,
  } = report;
  return [
    `Read ${read}, added ${added}, knew ${known}, refused ${failed}.`,
    ...(bare > 0
      ? [`${bare} of those added have no vector yet; the server computes it in the background.`]
      : []),
    ...(posts + comments + submissions > 0
      ? [`Added ${posts} posts, ${comments} comments and ${submissions} submissions of Hacker News.`]
      : []),
    ...(aside > 0 ? [`Set the ${aside} projects of the sample corpus aside.`] : []),
    ...errors.map(({ line, reason }) => `Line ${line}: ${reason}`),
    ...(failed > errors.length ? [`and ${failed - errors.length} more`] : []),
  ].join("\n");
}
