import { npmCommand } from "../../scripts/lib/npm.mjs";
import { runCommand } from "../../scripts/lib/run-command.mjs";

/** What `npm run doctor` finds in the store of a running server. */
export async function doctorFindings(env: Record<string, string>): Promise<string[]> {
  const [command, args] = npmCommand(["run", "--silent", "doctor", "--", "--json"]);
  const { code, output } = await runCommand(command, args, {
    cwd: process.cwd(),
    env: { ...process.env, ...env },
  });
  return code === 0 ? [] : [`npm run doctor ended with ${code}: ${output.trim()}`];
}
