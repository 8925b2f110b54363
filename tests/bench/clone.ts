import { execFileSync, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { npmCommand } from "../../scripts/lib/npm.mjs";
import type { BenchPart, Figure } from "./figure";

const ADDRESS = /^http:\/\/localhost:(\d+)/;
/** "Building (next build): done in 71.2 s". */
const STEP = /^\s*(Installing|Generating|Building)\b.*: done in ([\d.]+) s$/;

/** What a newcomer waits for: `git clone`, `npm start`, and what that takes on disk. */
export const clone: BenchPart = {
  title: "A fresh clone",
  how: "The last commit, cloned into an empty folder and started with `npm start` and an empty npm cache; what npm fetches comes over this machine's network.",
  async measure() {
    const parent = await mkdtemp(join(tmpdir(), "waywo-clone-"));
    const folder = join(parent, "waywo-designer");
    try {
      execFileSync("git", ["clone", "--quiet", "--depth", "1", `file://${process.cwd()}`, folder]);
      const figures: Figure[] = [{ what: "the clone", value: megabytes(folder), unit: "MB" }];
      const first = await start(folder, join(parent, "npm-cache"));
      for (const [step, seconds] of first.steps) figures.push({ what: step, value: seconds, unit: "s" });
      figures.push(
        { what: "the first npm start, to the address", value: first.seconds, unit: "s" },
        { what: "node_modules", value: megabytes(join(folder, "node_modules")), unit: "MB" },
        { what: "the build", value: megabytes(join(folder, ".next")), unit: "MB" },
      );
      const second = await start(folder, join(parent, "npm-cache"));
      figures.push({ what: "the second npm start, to the address", value: second.seconds, unit: "s" });
      return figures;
    } finally {
      await rm(parent, { recursive: true, force: true });
    }
  },
};

const megabytes = (folder: string) =>
  Number.parseInt(execFileSync("du", ["-sm", folder], { encoding: "utf8" }), 10);

/** Starts as a newcomer does and stops again. @returns how long each step took, and all of it, in seconds */
async function start(cwd: string, cache: string): Promise<{ steps: [string, number][]; seconds: number }> {
  const [command, args] = npmCommand(["start"]);
  const env = { ...process.env, PORT: "0", DATABASE_URL: "", npm_config_cache: cache };
  // A group of its own, which gets the signal whole, as from a terminal.
  const options: SpawnOptions = { cwd, env, detached: true, stdio: ["ignore", "pipe", "inherit"] };
  const begun = performance.now();
  const child = spawn(command, args, options);
  const exit = once(child, "exit");
  const steps: [string, number][] = [];
  if (!child.stdout) throw new Error("npm start has no output.");
  for await (const line of createInterface(child.stdout)) {
    const [, step = "", took] = STEP.exec(line) ?? [];
    if (took) steps.push([step.toLowerCase(), Number(took)]);
    if (!ADDRESS.test(line)) continue;
    const seconds = (performance.now() - begun) / 1000;
    process.kill(-Number(child.pid), "SIGINT");
    await exit;
    return { steps, seconds };
  }
  throw new Error("npm start ended without an address.");
}
