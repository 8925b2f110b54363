import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { runStep } from "../../../scripts/lib/run-step.mjs";
import { build, client } from "../../../scripts/lib/steps.mjs";
import { type AppServer, startAppServer } from "../../support/app-server";
import type { StubOptions } from "../../support/stub-model/types";
import { Probe } from "./probe";

/** As a browser polls a run, in milliseconds. */
const POLL_MS = 1000;

export interface BenchServer {
  app: AppServer;
  probe: Probe;
  stop(): Promise<void>;
}

interface BenchServerOptions {
  /** Of model and embeddings, in a process of their own; without it the built-in services write. */
  stub?: StubOptions;
  env?: Record<string, string>;
  nodeOptions?: string[];
  /** Called with the store's path before the server opens it. */
  fill?(store: string): void;
}

/** The production server alone in its process, with a probe inside. */
export async function startBenchServer({
  stub,
  env,
  nodeOptions = [],
  fill,
}: BenchServerOptions = {}): Promise<BenchServer> {
  for (const step of [client, build]) await runStep(process.cwd(), step, () => {});
  const folder = await mkdtemp(join(tmpdir(), "waywo-bench-"));
  const socket = join(folder, "probe");
  const services = stub ? await startStub({ dimensions: 512, ...stub }) : null;
  const app = await startAppServer({
    env: { LOG_LEVEL: "error", ...services?.env, ...env, BENCH_SOCKET: socket },
    nodeOptions: [...nodeOptions, "--import", "./tests/bench/server/probe.mjs"],
    ...(fill && { fill }),
  });
  return {
    app,
    probe: new Probe(socket),
    async stop() {
      await app.stop();
      await services?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Runs to their end, all at once, their status asked for once a second as a page does.
 *
 * @throws Error when an idea was not saved
 */
export async function runIdeas({ app }: BenchServer, ideas: number, runs = 1): Promise<void> {
  const started = await Promise.all(
    Array.from({ length: runs }, (_, nth) => app.start({ num_ideas: ideas, seed: nth + 1 })),
  );
  for (const { task_id } of started) {
    for (;;) {
      const { state, counts } = await app.status(task_id);
      if (state === "FAILURE" || (state === "SUCCESS" && counts.saved < ideas))
        throw new Error(`A run of the bench ended as ${state} with ${counts.saved} of ${ideas} saved.`);
      if (state === "SUCCESS") break;
      await wait(POLL_MS);
    }
  }
}

/** A model in a process of its own, and the environment that names it. */
export async function startStub(options: StubOptions) {
  const script = ["--import", "tsx", "tests/support/stub-model/main.ts", JSON.stringify(options)];
  const child: ChildProcess = spawn(process.execPath, script, { stdio: ["ignore", "pipe", "inherit"] });
  const [origin] = child.stdout ? await once(createInterface(child.stdout), "line") : [];
  return {
    env: {
      LLM_BASE_URL: `${origin}/v1`,
      LLM_MODEL_NAME: "stub",
      EMBEDDING_BASE_URL: `${origin}/v1`,
      EMBEDDING_MODEL_NAME: "stub-vectors",
      // By the stub's vectors any two purposes may be one.
      PURPOSE_THRESHOLD: "1",
    },
    async stop() {
      const ended = once(child, "exit");
      child.kill();
      await ended;
    },
  };
}
