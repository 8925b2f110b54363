import { parseArgs } from "node:util";
import { loadEnvFiles } from "./load-env-files.mjs";
import { errorLine } from "./set-up-error.mjs";

interface Tool<Flag extends string> {
  /** What `--help` prints; its first line is printed when the arguments are wrong. */
  help: string;
  /** How many files it takes. */
  files: number;
  flags?: readonly Flag[];
  /** @returns what happened, in a few lines; and whether that is a failure */
  run(files: string[], flags: Record<Flag, boolean>): Promise<{ said: string; failed?: boolean }>;
}

/**
 * Runs a command on the store: its result or an error in a few lines, exit code 1 when it failed. The modules it needs
 * are to be imported by `run`: they read the environment, which is complete only then.
 */
export async function runTool<Flag extends string = never>(tool: Tool<Flag>): Promise<void> {
  try {
    const names: readonly string[] = ["help", ...(tool.flags ?? [])];
    const options = Object.fromEntries(names.map((name) => [name, { type: "boolean" as const }]));
    const { values, positionals } = parse(options);
    if (values.help) return console.log(tool.help);
    if (positionals.length !== tool.files) throw tool.help.split("\n")[0];
    await loadEnvFiles(process.cwd());
    // What happened is said in sentences; the log's lines belong to the server.
    process.env.LOG_LEVEL = "silent";
    const flags = Object.fromEntries(names.map((name) => [name, values[name] === true]));
    const { said, failed } = await tool.run(positionals, flags as Record<Flag, boolean>);
    console.log(said);
    if (failed) process.exitCode = 1;
  } catch (error) {
    console.error(errorLine(error));
    process.exitCode = 1;
  }

  function parse(options: Record<string, { type: "boolean" }>) {
    try {
      return parseArgs({ options, allowPositionals: true });
    } catch (error) {
      throw `${(error as Error).message.split(". ")[0]}. ${tool.help.split("\n")[0]}`;
    }
  }
}
