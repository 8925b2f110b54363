import { resolve } from "node:path";
import { runTool } from "./lib/run-tool";

await runTool({
  help: `Usage: npm run restore -- FILE

Puts the backup FILE in the store's place and keeps the store of before beside it. While a server runs, the server
does it: its runs stop, requests are refused for that moment, and the runs of the backup go on.`,
  files: 1,
  async run([file = ""]) {
    const { runCommand } = await import("../lib/control/run-command");
    const { kept } = await runCommand("restore", { backup: resolve(file) });
    return { said: `Restored ${file}${kept ? `; the store of before is kept as ${kept}` : ""}.` };
  },
});
