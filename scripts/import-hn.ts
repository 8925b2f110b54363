import { runTool } from "./lib/run-tool";

await runTool({
  help: `Usage: npm run import:hn -- ITEM_ID|latest

Imports a "What are you working on?" thread of Hacker News: stores its comments, and has the model read the projects in
them, on the running server's queue or, without one, right here. Again, it fetches and reads only what is new; one that
was interrupted goes on. Exit code 1 when some comments could not be read.`,
  files: 1,
  async run([thread = ""]) {
    const { runCommand } = await import("../lib/control/run-command");
    const { id, title, added, stored, read, waiting, failed, invalid, projects, note } = await runCommand(
      "import-hn",
      { thread },
    );
    return {
      said: [
        `${title ?? "A thread"} (item ${id}): ${added} new of ${stored} comments.`,
        `${read} read, ${invalid} of them without a project; ${waiting} waiting, ${failed} failed; ${projects} projects.`,
        ...(note === null ? [] : [note]),
      ].join("\n"),
      failed: failed > 0,
    };
  },
});
