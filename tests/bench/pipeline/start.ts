import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import type { BenchOptions } from "../figure";
import type { MeasuredRun } from "./runs";

const TSX = [...process.execArgv];

/** A stub as a process of its own, so that its work is none of the pipeline's. */
export async function startStub(
  chatLatencies: readonly number[],
): Promise<{ url: string; stop(): Promise<void> }> {
  const options = JSON.stringify({ dimensions: 512, chatLatencies });
  const child = spawn(process.execPath, [...TSX, "tests/support/stub-model/main.ts", options], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [origin] = await once(createInterface(child.stdout), "line");
  return {
    url: `${origin}/v1`,
    async stop() {
      child.kill();
      await once(child, "exit");
    },
  };
}

interface Connections {
  /** Of the stub, for embeddings and, unless another is given, for chat. */
  stubUrl: string;
  given: BenchOptions;
}

/** A store as a first start and a first run leave it. */
export async function prepareStore(folder: string, connections: Connections) {
  const path = join(folder, "waywo.db");
  const runs = await makeRuns({ path, inFlight: 8, numIdeas: 1, seeds: [1] }, connections);
  return { path, runs };
}

/**
 * Starts the app on a copy of a store, and makes a run of each seed, one after the other.
 *
 * @param inFlight LLM_CONCURRENCY
 */
export async function makeRunsOn(
  template: string,
  { inFlight, ...rest }: { inFlight: number; numIdeas: number; seeds: number[] },
  connections: Connections,
): Promise<MeasuredRun[]> {
  const path = template.replace(/\.db$/, `-${inFlight}.db`);
  await copyFile(template, path);
  return makeRuns({ path, inFlight, ...rest }, connections);
}

async function makeRuns(
  { path, inFlight, ...runs }: { path: string; inFlight: number; numIdeas: number; seeds: number[] },
  { stubUrl, given }: Connections,
): Promise<MeasuredRun[]> {
  const env = {
    ...process.env,
    DATABASE_URL: `file:${path}`,
    LLM_BASE_URL: given.llm ?? stubUrl,
    LLM_MODEL_NAME: given.model ?? process.env.LLM_MODEL_NAME ?? "stub",
    LLM_CONCURRENCY: String(inFlight),
    EMBEDDING_BASE_URL: stubUrl,
    EMBEDDING_MODEL_NAME: "stub-vectors",
    // The stub's vectors say nothing of what a text is about: by them, any two purposes may be one.
    PURPOSE_THRESHOLD: "1",
    LOG_LEVEL: "error",
  };
  const args = [...TSX, "tests/bench/pipeline/runs.ts", JSON.stringify(runs)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, maxBuffer: 2 ** 26 });
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as MeasuredRun);
}
