import { resolve } from "node:path";
import { runTool } from "./lib/run-tool";

await runTool({
  help: `Usage: npm run backup -- FILE

Writes a consistent copy of the store to FILE, which must not exist yet. While a server runs, the server does it,
without interrupting anything; it then also saves a store whose file was deleted meanwhile.`,
  files: 1,
  async run([file = ""]) {
    const { runCommand } = await import("../lib/control/run-command");
    const { target } = await runCommand("backup", { target: resolve(file) });
    return { said: `Wrote ${target}.` };
  },
});
