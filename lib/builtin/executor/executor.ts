import type { Handler } from "./call";
import { createClock, type SetTimer } from "./clock";
import { failRun } from "./end-run";
import type { Engine, ExecutorLogger } from "./engine";
import type { Journal } from "./journal";
import { FairQueue } from "./queue";
import { recover } from "./recover";
import { toErrorData } from "./reply";
import { createFetch } from "./routes";
import { cancelTimers } from "./run";
import { settle } from "./settle";
import { sync } from "./sync";
import { Writer } from "./writer";

export interface ExecutorOptions {
  journal: Journal;
  logger?: ExecutorLogger;
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** A number from 0 up to 1, for the jitter of retries. */
  random?: () => number;
  setTimer?: SetTimer;
}

export interface Executor {
  /** Hand it to `new Inngest({ fetch })`. */
  fetch: typeof fetch;
  /**
   * Learns the functions of a serve handler, and goes on with the runs left unfinished in the journal.
   *
   * @throws Error if a function declares what the executor does not honour, or the journal cannot be read
   */
  start(handler: Handler): Promise<void>;
  /** Starts no more calls, and resolves when those under way have ended, or after `graceMs` (10 s). */
  stop(options?: { graceMs?: number }): Promise<void>;
  /** Resolves when nothing is under way or queued; runs that sleep or rest do not count. */
  idle(): Promise<void>;
  stats(): ExecutorStats;
}

export interface ExecutorStats {
  /** Call requests made so far. */
  calls: number;
  /** Runs that have not ended. */
  runs: number;
  /** Calls that wait for a slot, and calls under way. */
  waiting: number;
  running: number;
}

const SILENT: ExecutorLogger = { info: () => {}, warn: () => {}, error: () => {} };

/** A twin of an Inngest server, in process: see docs/embedded-executor.md. */
export function createExecutor(options: ExecutorOptions): Executor {
  const { journal, logger = SILENT, random = Math.random } = options;
  const clock = createClock(options.now, options.setTimer);
  const idlers = new Set<() => void>();
  let work = 0;

  const isIdle = () => work === 0 && queue.running === 0 && queue.waiting === 0;
  const settled = () => {
    if (!isIdle()) return;
    for (const resolve of idlers) resolve();
    idlers.clear();
  };
  const queue = new FairQueue(settled);

  const engine: Engine = {
    clock,
    random,
    logger,
    queue,
    writer: new Writer(journal, clock, random, (err) =>
      logger.error({ err }, "the journal cannot be written"),
    ),
    registry: new Map(),
    runs: new Map(),
    seen: new Map(),
    handler: () => Promise.reject(new Error("not started")),
    stopping: false,
    closed: false,
    calls: 0,
    settle: (run, stepId, reply) =>
      settle(engine, run, stepId, reply).catch((error) => failRun(engine, run, toErrorData(error))),
    track(promise) {
      work += 1;
      const failed = (err: unknown) => logger.error({ err }, "the executor failed at something");
      void promise.catch(failed).finally(() => {
        work -= 1;
        settled();
      });
    },
  };

  let started: Promise<void> | null = null;

  const begin = async (handler: Handler) => {
    engine.handler = handler;
    await sync(handler);
    await recover(engine, journal);
  };

  /** Until the calls under way have ended, events are still taken in: the next executor acts on them. */
  const open = async () => {
    if (engine.closed) throw new Error("The executor has stopped.");
    if (!started) throw new Error("The executor has not been started.");
    await started;
  };

  const idle = async () => {
    if (!isIdle()) await new Promise<void>((resolve) => idlers.add(resolve));
  };

  return {
    fetch: createFetch(engine, open),
    start(handler) {
      started ??= begin(handler);
      return started;
    },
    async stop({ graceMs = 10_000 } = {}) {
      engine.stopping = true;
      queue.close();
      for (const run of engine.runs.values()) cancelTimers(run);
      settled();
      let cancel = () => {};
      const patience = new Promise<void>((resolve) => {
        cancel = clock.after(graceMs, resolve);
      });
      await Promise.race([idle(), patience]);
      cancel();
      engine.closed = true;
      engine.writer.close();
    },
    idle,
    stats: () => {
      const { waiting, running } = queue;
      return { calls: engine.calls, runs: engine.runs.size, waiting, running };
    },
  };
}
