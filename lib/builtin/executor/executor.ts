import { applyReply } from "./apply-reply";
import { failFunctionRun } from "./end-run";
import type { Engine, ExecutorLogger } from "./engine";
import type { EventPayload, Journal } from "./journal";
import { JournalWriter } from "./journal-writer";
import { FairQueue } from "./queue";
import { recoverRuns } from "./recover";
import { createFetch } from "./routes";
import { cancelTimers } from "./run";
import { type ServeHandler, syncFunctions } from "./sdk-request";
import { toErrorData } from "./sdk-response";
import { createClock, type SetTimer } from "./time";

export interface ExecutorOptions {
  journal: Journal;
  logger?: ExecutorLogger;
  now?: () => number;
  /** A number in [0, 1), for retry jitter. */
  random?: () => number;
  setTimer?: SetTimer;
}

export interface Executor {
  /** The `fetch` option of the Inngest client. */
  fetch: typeof fetch;
  /** Syncs a serve handler's functions and resumes unfinished runs; rejects if an option is not supported. */
  start(handler: ServeHandler): Promise<void>;
  /** Makes no new calls; resolves when running calls have ended, at most after `graceMs` (10 s). */
  stop(options?: { graceMs?: number }): Promise<void>;
  /** Resolves when no call is queued or running; sleeping runs and pending retries do not count. */
  idle(): Promise<void>;
  /** Whether an unfinished run was started by an event that matches. */
  holds(matches: (event: EventPayload) => boolean): boolean;
  stats(): ExecutorStats;
}

export interface ExecutorStats {
  calls: number;
  /** Unfinished runs. */
  runs: number;
  /** Calls in the queue. */
  waiting: number;
  running: number;
}

const SILENT: ExecutorLogger = { info: () => {}, warn: () => {}, error: () => {} };

/** Creates an in-process Inngest server; see docs/embedded-executor.md. */
export function createExecutor(options: ExecutorOptions): Executor {
  const { journal, logger = SILENT, random = Math.random } = options;
  const clock = createClock(options.now, options.setTimer);
  const idleListeners = new Set<() => void>();
  let trackedWork = 0;
  let started: Promise<void> | null = null;

  const isIdle = () => trackedWork === 0 && queue.running === 0 && queue.waiting === 0;
  const notifyIdle = () => {
    if (!isIdle()) return;
    for (const resolve of idleListeners) resolve();
    idleListeners.clear();
  };
  const queue = new FairQueue(notifyIdle, clock.now);

  const engine: Engine = {
    clock,
    random,
    logger,
    queue,
    writer: new JournalWriter(journal, clock, random, (err) =>
      logger.error({ err }, "could not write the executor's journal"),
    ),
    registry: new Map(),
    runs: new Map(),
    seenKeys: new Map(),
    handler: () => Promise.reject(new Error("The executor has not been started.")),
    stopping: false,
    closed: false,
    calls: 0,
    applyReply: (run, stepId, response) =>
      applyReply(engine, run, stepId, response).catch((error) =>
        failFunctionRun(engine, run, toErrorData(error)),
      ),
    track(work) {
      trackedWork += 1;
      const onError = (err: unknown) => logger.error({ err }, "unexpected error in the executor");
      void work.catch(onError).finally(() => {
        trackedWork -= 1;
        notifyIdle();
      });
    },
  };

  const syncAndRecover = async (handler: ServeHandler) => {
    engine.handler = handler;
    await syncFunctions(handler);
    await recoverRuns(engine, journal);
  };

  /** While stopping, events are still accepted: the next executor processes them. */
  const acceptEvents = async () => {
    if (engine.closed) throw new Error("The executor has stopped.");
    if (!started) throw new Error("The executor has not been started.");
    await started;
  };

  const idle = async () => {
    if (!isIdle()) await new Promise<void>((resolve) => idleListeners.add(resolve));
  };

  return {
    fetch: createFetch(engine, acceptEvents),
    start(handler) {
      started ??= syncAndRecover(handler);
      return started;
    },
    async stop({ graceMs = 10_000 } = {}) {
      engine.stopping = true;
      queue.close();
      for (const run of engine.runs.values()) cancelTimers(run);
      notifyIdle();
      let cancelDeadline = () => {};
      const deadline = new Promise<void>((resolve) => {
        cancelDeadline = clock.after(graceMs, resolve);
      });
      await Promise.race([idle(), deadline]);
      cancelDeadline();
      engine.closed = true;
      engine.writer.close();
    },
    idle,
    holds: (matches) => [...engine.runs.values()].some(({ record }) => matches(record.event)),
    stats: () => {
      const { waiting, running } = queue;
      return { calls: engine.calls, runs: engine.runs.size, waiting, running };
    },
  };
}
