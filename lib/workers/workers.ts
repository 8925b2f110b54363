import "server-only";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { ENCODER_NOT_LOADED } from "@/lib/builtin/encoder/encoder";
import { beforeClosingDb } from "@/lib/core/db-closers";
import { singleton } from "@/lib/core/singleton";
import type { IdsInput, ListedIds, ReadInput } from "./messages";
import { WorkerThread } from "./worker-thread";

/** So that a batch of 64 texts, which gives way after each text, keeps no single one waiting. */
const COMPUTE_IN_FLIGHT = 4;

interface Workers {
  /** The built-in composer and encoder. */
  compute: WorkerThread;
  /** The index of project vectors, and all long reads of the store; of each kind one call at a time. */
  index: WorkerThread;
  /** Figures of many ideas, which take seconds: no search and no call waits for them. */
  quality: WorkerThread;
  /** The map of the projects, which takes half a minute of a core: it has what others leave, and ends when idle. */
  explore: WorkerThread;
}

/** Long enough for one change of the store after another, in milliseconds. */
const EXPLORE_IDLE_MS = 60_000;

/** The process's worker threads; each starts with its first call. */
export const workers = (): Workers =>
  singleton("workers", () => {
    beforeClosingDb(releaseStore);
    return makeWorkers();
  });

function makeWorkers(): Workers {
  return {
    compute: new WorkerThread({
      name: "compute",
      start: () => startThread("compute"),
      inFlight: COMPUTE_IN_FLIGHT,
      spentBy: ENCODER_NOT_LOADED,
    }),
    index: new WorkerThread({ name: "index", start: () => startThread("index"), inFlight: 1 }),
    quality: new WorkerThread({ name: "quality", start: () => startThread("quality"), inFlight: 1 }),
    explore: new WorkerThread({
      name: "explore",
      start: () => startThread("explore"),
      inFlight: 1,
      idleMs: EXPLORE_IDLE_MS,
    }),
  };
}

/** Has the index thread close the store's file, which it keeps open. */
async function releaseStore(): Promise<void> {
  const { index } = workers();
  // A thread that ends closes it, too.
  if (index.isRunning) await index.call("release", null).catch(() => {});
}

/**
 * The rows of a statement that only reads, and goes through more than the web server's thread should: in a thread.
 * Numbers are integers.
 *
 * @throws ThreadError; with SQLite's code where the store could not be read
 */
export async function readInThread(
  input: ReadInput,
  { thread = "index", signal }: { thread?: "index" | "explore"; signal?: AbortSignal | undefined } = {},
): Promise<unknown[][]> {
  return (await workers()[thread].call("read", input, { signal: signal ?? null })) as unknown[][];
}

/**
 * A part of the ids that a statement finds, in the order of a list: in a thread, because there may be many.
 *
 * @throws ThreadError; with SQLite's code where the store could not be read
 */
export async function listIdsInThread(input: IdsInput): Promise<ListedIds> {
  return (await workers().index.call("listIds", input)) as ListedIds;
}

/** Ends the threads, for a shutdown or for a test; calls in flight fail, and a later call starts them again. */
export async function closeWorkers(): Promise<void> {
  await Promise.all(Object.values(workers()).map((thread: WorkerThread) => thread.close()));
}

type ThreadName = keyof Workers;

function startThread(name: ThreadName): Worker {
  // NEXT_RUNTIME is a constant of Next's bundles. Next bundles a worker that is named in exactly this form, and the
  // files of every branch that may be taken.
  if (process.env.NEXT_RUNTIME) {
    if (name === "compute") return new Worker(new URL("./compute-thread.ts", import.meta.url));
    if (name === "index") return new Worker(new URL("./index-thread.ts", import.meta.url));
    if (name === "explore") return new Worker(new URL("./explore-thread.ts", import.meta.url));
    return new Worker(new URL("./quality-thread.ts", import.meta.url));
  } else {
    const folder = join(process.cwd(), "lib/workers");
    return new Worker(join(folder, "from-source.mjs"), {
      workerData: pathToFileURL(join(folder, `${name}-thread.ts`)).href,
      execArgv: ["--conditions=react-server"],
    });
  }
}
