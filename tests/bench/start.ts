import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { npmCommand } from "../../scripts/lib/npm.mjs";
import { isFresh } from "../../scripts/lib/run-step.mjs";
import { developmentPackages } from "../../scripts/lib/steps.mjs";
import { spawnServer } from "../support/app-server";
import { copyTemplate } from "../support/store-template";
import { ensureBuild } from "./built-app";
import type { BenchPart } from "./figure";

const TIMES = 5;
/** Between two tries while nothing listens yet, in milliseconds. */
const TRY_MS = 5;

/** How long a start takes that has nothing to install, generate or build. */
export const start: BenchPart = {
  title: "Start",
  how: `From the command to the first 200 of \`/\`, which is asked for from the beginning; the median of ${TIMES}, taken in turns, on a store with the sample corpus.`,
  async measure() {
    if (!(await isFresh(process.cwd(), developmentPackages)))
      throw new Error("npm start would install packages first; run npm run set-up.");
    await ensureBuild();
    const folder = await mkdtemp(join(tmpdir(), "waywo-bench-"));
    const store = join(folder, "waywo.db");
    await copyTemplate(true, store);
    const env = { DATABASE_URL: `file:${store}` };
    const took = { npm: [] as number[], server: [] as number[], node: [] as number[] };
    try {
      // The first of each fills what is cached: pages of files, compiled code.
      for (let time = 0; time <= TIMES; time++) {
        took.npm.push(await firstAnswer((port) => npmStart({ ...env, PORT: port })));
        took.server.push(await firstAnswer((port) => spawnServer({ ...env, PORT: port })));
        took.node.push(await lifetime());
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    const median = (times: number[]) => times.slice(1).sort((a, b) => a - b)[(TIMES - 1) / 2] ?? Number.NaN;
    return [
      {
        what: "npm start to the first 200",
        value: median(took.npm),
        unit: "s",
        target: { atMost: 3 },
        limit:
          "npm itself, the server's own start, and one pass over the sources that says whether the build is fresh.",
      },
      {
        what: "the server alone to the first 200",
        value: median(took.server),
        unit: "s",
        target: { atMost: 1.2 },
        limit:
          "Next's router, the app's bundles and zod's schemas are loaded on one thread, and a dozen queries of the start are compiled by Prisma once (7 % of it); compiled code is kept between starts, other pages are loaded after the first answer, and the build's configuration is taken as it is.",
      },
      { what: "baseline: a Node that does nothing", value: median(took.node), unit: "s" },
    ];
  },
};

function npmStart(env: Record<string, string>): ChildProcess {
  const [command, args] = npmCommand(["start"]);
  // A group of its own, which gets the signal whole, as from a terminal.
  return spawn(command, args, { env: { ...process.env, ...env }, detached: true, stdio: "ignore" });
}

/** Starts a server at a free port, and ends it. @returns seconds until its page has been answered with 200 */
async function firstAnswer(launch: (port: string) => ChildProcess): Promise<number> {
  const port = await freePort();
  const begun = performance.now();
  const child = launch(String(port));
  const exit = once(child, "exit");
  child.stdout?.resume();
  child.stderr?.resume();
  let status = 0;
  while (status !== 200) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`);
    status = await fetch(`http://127.0.0.1:${port}/`).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      () => 0,
    );
    if (status === 0) await wait(TRY_MS);
  }
  const seconds = (performance.now() - begun) / 1000;
  interrupt(child);
  await exit;
  return seconds;
}

function interrupt(child: ChildProcess): void {
  try {
    process.kill(-Number(child.pid), "SIGINT");
  } catch {
    child.kill("SIGINT");
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

async function lifetime(): Promise<number> {
  const begun = performance.now();
  await once(spawn(process.execPath, ["-e", ""], { stdio: "ignore" }), "exit");
  return (performance.now() - begun) / 1000;
}
