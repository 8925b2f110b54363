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
  #ids = 0;
  readonly #inFlight = new Map<number, Call>();
  /** The oldest first. */
  #queued: Call[] = [];

  constructor(options: ThreadOptions) {
    this.#options = options;
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
    const worker = this.#worker;
    this.#worker = null;
    const calls = [...this.#inFlight.values(), ...this.#queued];
    this.#inFlight.clear();
    this.#queued = [];
    for (const call of calls)
      call.reject(new ThreadError("died", `the ${this.#options.name} thread was closed`));
    await worker?.terminate();
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
    return [...this.#inFlight.values()].filter((call) => call.service === service).length;
  }

  #send(call: Call): void {
    const id = ++this.#ids;
    try {
      const worker = this.#running();
      worker.postMessage(
        { call: id, service: call.service, input: call.input } satisfies ToThread,
        call.transfer,
      );
      this.#inFlight.set(id, call);
      worker.ref();
    } catch (error) {
      call.reject(new ThreadError("start", messageOf(error)));
    }
  }

  #running(): Worker {
    if (this.#worker) return this.#worker;
    const worker = this.#options.start();
    this.#worker = worker;
    this.#isReady = false;
    worker.on("message", (message: FromThread) => this.#worker === worker && this.#hear(worker, message));
    let why: unknown;
    worker.on("error", (error) => {
      why = error;
    });
    worker.on("exit", () => this.#worker === worker && this.#ended(why));
    return worker;
  }

  #hear(worker: Worker, message: FromThread): void {
    if ("ready" in message) {
      this.#isReady = true;
      return;
    }
    const call = this.#inFlight.get(message.call);
    this.#inFlight.delete(message.call);
    if ("output" in message) call?.resolve(message.output);
    else call?.reject(new ThreadError("failed", message.error.message, message.error.code));
    this.#sendQueued();
    if (this.#inFlight.size === 0) worker.unref();
  }

  #ended(why: unknown): void {
    const { name } = this.#options;
    const [reason, what] = this.#isReady
      ? (["died", "ended"] as const)
      : (["start", "did not start"] as const);
    logger.error({ err: why, thread: name }, `a worker thread ${what}; the next call starts it again`);
    this.#worker = null;
    const calls = [...this.#inFlight.values()];
    this.#inFlight.clear();
    for (const call of calls) call.reject(new ThreadError(reason, `the ${name} thread ${what}`));
    this.#sendQueued();
  }

  /** What is in flight keeps its place until the thread says that it has stopped. */
  #giveUp(call: Call): void {
    this.#queued = this.#queued.filter((queued) => queued !== call);
    for (const [id, running] of this.#inFlight) {
      if (running === call) this.#worker?.postMessage({ abort: id } satisfies ToThread);
    }
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
