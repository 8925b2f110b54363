import { parseArgs } from "node:util";
import { loadEnvFiles } from "./load-env-files.mjs";
import { errorLine } from "./set-up-error.mjs";

interface Tool<Flag extends string, Value extends string> {
  /** What `--help` prints; its first line is printed when the arguments are wrong. */
  help: string;
  /** How many files or words it takes, or the fewest and the most. */
  files: number | [number, number];
  flags?: readonly Flag[];
  /** Options with a value. */
  values?: readonly Value[];
  /** @returns what happened, in a few lines; and whether that is a failure */
  run(
    files: string[],
    flags: Record<Flag, boolean>,
    values: Partial<Record<Value, string>>,
  ): Promise<{ said: string; failed?: boolean }>;
}

/**
 * Runs a command on the store: its result or an error in a few lines, exit code 1 when it failed. The modules it needs
 * are to be imported by `run`: they read the environment, which is complete only then.
 */
export async function runTool<Flag extends string = never, Value extends string = never>(
  tool: Tool<Flag, Value>,
): Promise<void> {
  try {
    const names: readonly string[] = ["help", ...(tool.flags ?? [])];
    const valued: readonly string[] = tool.values ?? [];
    const { values, positionals } = parse({
      ...Object.fromEntries(names.map((name) => [name, { type: "boolean" as const }])),
      ...Object.fromEntries(valued.map((name) => [name, { type: "string" as const }])),
    });
    if (values.help) return console.log(tool.help);
    const [fewest, most] = typeof tool.files === "number" ? [tool.files, tool.files] : tool.files;
    if (positionals.length < fewest || positionals.length > most) throw tool.help.split("\n")[0];
    await loadEnvFiles(process.cwd());
    // What happened is said in sentences; the log's lines belong to the server.
    process.env.LOG_LEVEL = "silent";
    const flags = Object.fromEntries(names.map((name) => [name, values[name] === true]));
    const given = Object.fromEntries(valued.map((name) => [name, values[name]]));
    const { said, failed } = await tool.run(
      positionals,
      flags as Record<Flag, boolean>,
      given as Partial<Record<Value, string>>,
    );
    console.log(said);
    if (failed) process.exitCode = 1;
  } catch (error) {
    console.error(errorLine(error));
    process.exitCode = 1;
  }

  function parse(options: Record<string, { type: "boolean" | "string" }>) {
    try {
      return parseArgs({ options, allowPositionals: true });
    } catch (error) {
      throw `${(error as Error).message.split(". ")[0]}. ${tool.help.split("\n")[0]}`;
    }
  }
}
