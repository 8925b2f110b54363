import "server-only";
import type { Worker } from "node:worker_threads";
import { logger } from "@/lib/core/logger";
import type { FromThread, ToThread } from "./messages";

/** `start`: the thread did not come up. `died`: it ended during the call. `failed`: the call itself failed in it. */
export class ThreadError extends Error {
  override readonly name = "ThreadError";

  constructor(
    readonly reason: "start" | "died" | "failed",
    message: string,
    /** The error's own code, as SQLite's. */
    readonly code?: string,
  ) {
    super(message);
  }
}

interface Call {
  service: string;
  input: unknown;
  transfer: ArrayBuffer[];
  resolve(output: unknown): void;
  reject(error: unknown): void;
}

interface ThreadOptions {
  name: string;
  start(): Worker;
  /** Calls in flight, for each service of the thread: the services share it, and none keeps another waiting. */
  inFlight: number;
  /** The code of an error after which a thread is of no more use: Node gives a module that failed no second chance. */
  spentBy?: string;
  /** After so many milliseconds without a call the thread ends, and what it has in memory with it. */
  idleMs?: number;
}

export interface CallOptions {
  signal?: AbortSignal | null;
  /** Buffers of the input that are handed over instead of copied. */
  transfer?: ArrayBuffer[];
}

/**
 * A thread that answers calls. It is started by the first one, and again by the first one after it ended, however
 * that came about. It keeps the process running only while a call is in flight.
 */
export class WorkerThread {
  readonly #options: ThreadOptions;
  #worker: Worker | null = null;
  #isReady = false;
  #idle: NodeJS.Timeout | undefined;
  #ids = 0;
  readonly #inFlight = new Map<number, { call: Call; worker: Worker }>();
  /** Threads that take no more calls, and end with those they have. */
  readonly #spent = new Set<Worker>();
  /** The oldest first. */
  #queued: Call[] = [];

  constructor(options: ThreadOptions) {
    this.#options = options;
  }

  get isRunning(): boolean {
    return this.#worker !== null;
  }

  /**
   * Waits for its turn, then has the thread do it.
   *
   * @throws ThreadError; the signal's reason, at once, when it aborts
   */
  call(service: string, input: unknown, { signal, transfer = [] }: CallOptions = {}): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const abort = () => {
        this.#giveUp(call);
        call.reject(signal?.reason);
      };
      const settled = () => signal?.removeEventListener("abort", abort);
      const call: Call = {
        service,
        input,
        transfer,
        resolve(output) {
          settled();
          resolve(output);
        },
        reject(error) {
          settled();
          reject(error);
        },
      };
      signal?.addEventListener("abort", abort, { once: true });
      this.#queued.push(call);
      this.#sendQueued();
    });
  }

  /** Ends the thread and fails its calls; the next call starts it again. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const threads = [...this.#spent, ...(this.#worker ? [this.#worker] : [])];
    this.#worker = null;
    this.#spent.clear();
    const calls = [...[...this.#inFlight.values()].map(({ call }) => call), ...this.#queued];
    this.#inFlight.clear();
    this.#queued = [];
    for (const call of calls)
      call.reject(new ThreadError("died", `the ${this.#options.name} thread was closed`));
    await Promise.all(threads.map((worker) => worker.terminate()));
  }

  #sendQueued(): void {
    const waiting = this.#queued;
    this.#queued = [];
    for (const call of waiting) {
      if (this.#countInFlight(call.service) < this.#options.inFlight) this.#send(call);
      else this.#queued.push(call);
    }
  }

  #countInFlight(service: string): number {
    return [...this.#inFlight.values()].filter(({ call }) => call.service === service).length;
  }

  #send(call: Call): void {
    const id = ++this.#ids;
    try {
      const worker = this.#running();
      worker.postMessage(
        { call: id, service: call.service, input: call.input } satisfies ToThread,
        call.transfer,
      );
      this.#inFlight.set(id, { call, worker });
      worker.ref();
      clearTimeout(this.#idle);
    } catch (error) {
      call.reject(new ThreadError("start", messageOf(error)));
    }
  }

  #running(): Worker {
    if (this.#worker) return this.#worker;
    const worker = this.#options.start();
    this.#worker = worker;
    this.#isReady = false;
    const isOurs = () => this.#worker === worker || this.#spent.has(worker);
    worker.on("message", (message: FromThread) => isOurs() && this.#hear(worker, message));
    let why: unknown;
    worker.on("error", (error) => {
      why = error;
    });
    worker.on("exit", () => isOurs() && this.#ended(worker, why));
    return worker;
  }

  #hear(worker: Worker, message: FromThread): void {
    if ("ready" in message) {
      this.#isReady = true;
      return;
    }
    const call = this.#inFlight.get(message.call)?.call;
    this.#inFlight.delete(message.call);
    if ("output" in message) call?.resolve(message.output);
    else {
      const { message: says, code } = message.error;
      if (code !== undefined && code === this.#options.spentBy) this.#retire(worker);
      call?.reject(new ThreadError("failed", says, code));
    }
    this.#sendQueued();
    if ([...this.#inFlight.values()].some((running) => running.worker === worker)) return;
    worker.unref();
    if (this.#spent.delete(worker)) void worker.terminate();
    else this.#endWhenIdle(worker);
  }

  #endWhenIdle(worker: Worker): void {
    const { idleMs } = this.#options;
    if (idleMs === undefined) return;
    this.#idle = setTimeout(() => {
      if (this.#worker === worker) this.#worker = null;
      void worker.terminate();
    }, idleMs).unref();
  }

  /** The next call starts another thread. */
  #retire(worker: Worker): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    this.#spent.add(worker);
  }

  #ended(worker: Worker, why: unknown): void {
    const { name } = this.#options;
    const [reason, what] = this.#isReady
      ? (["died", "ended"] as const)
      : (["start", "did not start"] as const);
    logger.error({ err: why, thread: name }, `a worker thread ${what}; the next call starts it again`);
    this.#spent.delete(worker);
    if (this.#worker === worker) this.#worker = null;
    for (const [id, { call, worker: owner }] of this.#inFlight) {
      if (owner !== worker) continue;
      this.#inFlight.delete(id);
      call.reject(new ThreadError(reason, `the ${name} thread ${what}`));
    }
    this.#sendQueued();
  }

  /** What is in flight keeps its place until the thread says that it has stopped. */
  #giveUp(call: Call): void {
    this.#queued = this.#queued.filter((queued) => queued !== call);
    for (const [id, running] of this.#inFlight) {
      if (running.call === call) running.worker.postMessage({ abort: id } satisfies ToThread);
    }
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
