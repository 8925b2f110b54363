import process from "node:process";
import { runCommand } from "./lib/run-command.mjs";
import { runMain } from "./lib/run-main.mjs";
import { ROOT, setUp } from "./set-up.mjs";

/** `npm run dev`: the app with reload. */
await runMain(async () => {
  await setUp({ development: true });
  const args = ["node_modules/next/dist/bin/next", "dev", ...process.argv.slice(2)];
  const { code } = await runCommand(process.execPath, args, { cwd: ROOT, show: true });
  process.exitCode = code;
});
