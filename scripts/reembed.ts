import { runTool } from "./lib/run-tool";

await runTool({
  help: `Usage: npm run reembed

Gives every project a fresh vector of the embedding model in use; needed after that model has changed without
changing its name. Exit code 1 when some projects could not be embedded.`,
  files: 0,
  async run() {
    const { runCommand } = await import("../lib/control/run-command");
    const { model, embedded, failures } = await runCommand("reembed", {});
    const named = failures.map(
      ({ id, title, error }) => `Project ${id} (${title}) was not embedded: ${error}`,
    );
    return {
      said: [`Embedded ${embedded} project${embedded === 1 ? "" : "s"} with ${model}.`, ...named].join("\n"),
      failed: failures.length > 0,
    };
  },
});
