import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { GenerateInput } from "@/lib/contracts/generate-request";
import type { RunCreated, RunStatus } from "@/lib/contracts/runs";
import { endOfRun, runStatus, startRun } from "./api-client";
import { copyTemplate } from "./store-template";

/** The production server as a process of its own, on a store of its own. */
export interface AppServer {
  url: string;
  /** The path of its store. */
  store: string;
  /** The process it is now. */
  pid(): number;
  /** What it has printed since it was ready, line by line. */
  log(): string[];
  /** The last line of its latest start. */
  lastLine(): string;
  /** Starts a run through the API. */
  start(body: GenerateInput): Promise<RunCreated>;
  status(taskId: string): Promise<RunStatus>;
  /** The status a run ends with. */
  end(taskId: string): Promise<RunStatus>;
  /** Ends the process as Ctrl-C would, or kills it, and starts it again at its address, on its store, after `away`. */
  restart(away?: () => Promise<void>, signal?: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** Ends the process as Ctrl-C would; its store goes with it. */
  stop(): Promise<void>;
}

export type ServerProcess = ChildProcessByStdio<null, Readable, Readable>;

interface AppServerOptions {
  env?: Record<string, string>;
  seeded?: boolean;
  /** For Node itself, before the script. */
  nodeOptions?: string[];
  /** Called with the path of its store before it is started for the first time. */
  fill?(store: string): void;
}

/** What the tests' own environment must not hand on: it would connect the app to something real. */
const OURS =
  /^(?:LLM|EMBEDDING|ADMIN|INNGEST|DAILY|GENERATE|MAX_QUEUED|TRUSTED|PUBLIC|ALLOWED|NOVELTY|DATABASE|OTEL|VITEST|NODE_ENV|NODE_OPTIONS|PORT|HOST)/;
const READY_MS = 60_000;
const STOP_MS = 15_000;

/** Starts the built app on a free port; the build is made once, by tests/support/production-build.ts. */
export async function startAppServer({
  env = {},
  seeded = true,
  nodeOptions,
  fill,
}: AppServerOptions = {}): Promise<AppServer> {
  const folder = await mkdtemp(join(tmpdir(), "waywo-e2e-"));
  const store = join(folder, "waywo.db");
  await copyTemplate(seeded, store);
  fill?.(store);
  const said: string[] = [];
  let last = "";
  const launch = async (port: string) => {
    const child = spawnServer({ DATABASE_URL: `file:${store}`, ...env, PORT: port }, nodeOptions);
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on("line", (line) => said.push(line));
    }
    const url = await serverAddress(child).catch(async (error) => {
      child.kill("SIGKILL");
      await rm(folder, { recursive: true, force: true });
      throw error;
    });
    last = said.at(-1) ?? "";
    return { child, url };
  };
  let { child, url } = await launch(env.PORT ?? "0");
  const ready = said.length;
  return {
    url,
    store,
    pid: () => child.pid ?? 0,
    log: () => said.slice(ready),
    lastLine: () => last,
    start: (body) => startRun(url, body),
    status: (taskId) => runStatus(url, taskId),
    end: (taskId) => endOfRun(url, taskId),
    async restart(away, signal) {
      await endServer(child, signal);
      await away?.();
      ({ child, url } = await launch(new URL(url).port));
    },
    async stop() {
      await endServer(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** As Ctrl-C would, unless another signal is named; what does not end in time is killed. */
export async function endServer(child: ServerProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, "exit");
  const late = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  child.kill(signal);
  await ended;
  clearTimeout(late);
}

/**
 * The production server as a bare process: on a free port of loopback, with nothing of the tests' own environment.
 *
 * @param nodeOptions for Node itself, before the script
 */
export function spawnServer(env: Record<string, string>, nodeOptions: string[] = []): ServerProcess {
  const inherited = Object.entries(process.env).filter(([name]) => !OURS.test(name));
  return spawn(process.execPath, [...nodeOptions, "scripts/serve.mjs"], {
    env: {
      ...Object.fromEntries(inherited),
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: "0",
      // Tests start more runs in an hour than a client may.
      GENERATE_LIMIT_PER_HOUR: "off",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/**
 * Waits for the line with the address.
 *
 * @throws Error with all that was printed, when the server ends or is not ready within a minute
 */
export function serverAddress(child: ServerProcess): Promise<string> {
  const said: string[] = [];
  const lines = [child.stdout, child.stderr].map((stream) => createInterface(stream));
  return new Promise<string>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The server ${why}. It said:\n${said.join("\n")}`));
    const late = setTimeout(() => fail(`was not ready within ${READY_MS} ms`), READY_MS);
    child.once("exit", (code) => {
      clearTimeout(late);
      fail(`ended with ${code}`);
    });
    const hear = (line: string) => {
      said.push(line);
      const port = /^http:\/\/localhost:(\d+)$/.exec(line)?.[1];
      if (!port) return;
      clearTimeout(late);
      for (const heard of lines) heard.off("line", hear);
      resolve(`http://127.0.0.1:${port}`);
    };
    for (const heard of lines) heard.on("line", hear);
  });
}
