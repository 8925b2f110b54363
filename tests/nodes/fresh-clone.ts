import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, realpath, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { binFolder, NPM_CLI } from "./node-releases";

/** All that `npm start` needs of a system beside Node: no compiler, no make, no git. */
const TOOLS = ["/bin/sh", "/usr/bin/env"];
const ADDRESS = /^http:\/\/localhost:(\d+)$/m;
/** What this process was started with and a newcomer's shell does not have. */
const NOT_A_NEWCOMERS =
  /^(npm_(?!config_)|VITEST|NODE_ENV|NODE_OPTIONS|LLM|EMBEDDING|INNGEST|DATABASE|HOST)/i;

/** A copy of the repository as `git clone` would make it, uncommitted changes included, in a folder of its own. */
export interface FreshClone {
  folder: string;
  /** `npm start` on a release of Node; resolves with the running app once it has printed its address. */
  start(version: string): Promise<StartedApp>;
  remove(): Promise<void>;
}

export interface StartedApp {
  url: string;
  /** From the command to the address. */
  seconds: number;
  /** Presses Ctrl-C: a terminal sends the signal to npm and all its children. */
  interrupt(): Promise<{ code: number | null; output: string }>;
}

/**
 * @param installed a clone of the same content whose installed packages are shared, by hard links
 * @param built one whose build is taken over
 */
export async function freshClone(installed?: FreshClone, built?: FreshClone): Promise<FreshClone> {
  const parent = await realpath(await mkdtemp(join(tmpdir(), "waywo-clone-")));
  const folder = join(parent, "waywo-designer");
  const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], { encoding: "utf8" });
  for (const file of files.split("\0").filter(Boolean)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await cp(file, join(folder, file), { force: true }).catch((error) => {
      // A file deleted in the working tree and still in git's index.
      if (error.code !== "ENOENT") throw error;
    });
  }
  if (installed) {
    execFileSync("cp", ["-al", join(installed.folder, "node_modules"), join(folder, "node_modules")]);
  }
  if (built) execFileSync("cp", ["-a", join(built.folder, ".next"), join(folder, ".next")]);
  const tools = join(parent, "tools");
  await mkdir(tools);
  for (const tool of TOOLS) await symlink(tool, join(tools, tool.slice(tool.lastIndexOf("/") + 1)));

  return {
    folder,
    start: (version) => startApp(folder, [binFolder(version), tools].join(delimiter)),
    remove: () => rm(parent, { recursive: true, force: true }),
  };
}

async function startApp(cwd: string, PATH: string): Promise<StartedApp> {
  const env = { ...process.env, PATH, PORT: "0" };
  for (const name of Object.keys(env)) if (NOT_A_NEWCOMERS.test(name)) Reflect.deleteProperty(env, name);
  const begun = performance.now();
  const child = spawn("node", [NPM_CLI, "start"], {
    cwd,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exit = once(child, "exit");
  let output = "";
  const port = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
        const address = ADDRESS.exec(output)?.[1];
        if (address) resolve(address);
      });
    }
    child.once("exit", (code) => reject(new Error(`npm start ended with ${code}; it printed:\n${output}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    seconds: (performance.now() - begun) / 1000,
    async interrupt() {
      killGroup(child);
      const [code] = await exit;
      return { code, output };
    },
  };
}

function killGroup({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, "SIGINT");
}
