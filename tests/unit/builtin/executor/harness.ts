import { type FailureEventArgs, type GetStepTools, Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/edge";
import { vi } from "vitest";
import { createExecutor, type Executor } from "@/lib/builtin/executor/executor";
import type { Journal, RunEnding, RunRecord } from "@/lib/builtin/executor/journal";
import type { SetTimer } from "@/lib/builtin/executor/time";
import { createMemoryJournal, type MemoryJournal } from "../../../support/memory-journal";

// These tests wait for conditions, never for time; how long that takes depends on what else the machine does.
vi.setConfig({ testTimeout: 60_000 });

/** A clock that only moves when told to. */
export function createTestClock(start = Date.parse("2030-01-01T00:00:00Z")) {
  let now = start;
  const timers = new Set<{ at: number; callback: () => void }>();
  const setTimer: SetTimer = (callback, ms) => {
    const timer = { at: now + ms, callback };
    timers.add(timer);
    return () => timers.delete(timer);
  };
  return {
    now: () => now,
    setTimer,
    /** Moves the clock forward and fires the timers that are due. */
    advance(ms: number) {
      now += ms;
      for (const timer of [...timers].sort((a, b) => a.at - b.at)) {
        if (timer.at <= now && timers.delete(timer)) timer.callback();
      }
    },
    /** Milliseconds until the next timer, or null if there is none. */
    next: () => (timers.size === 0 ? null : Math.min(...[...timers].map((timer) => timer.at)) - now),
  };
}

export type TestClock = ReturnType<typeof createTestClock>;
const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export interface Bench {
  executor: Executor;
  inngest: Inngest;
  clock: TestClock;
  journal: MemoryJournal;
  /** Every call request made, in order. */
  requests: { fnId: string; stepId: string; body: CallBody }[];
  start(): Promise<void>;
  send(name: string, data?: Record<string, unknown>, id?: string): Promise<string[]>;
  /** Advances the clock from timer to timer until every run has ended. */
  finish(): Promise<void>;
  run(functionId: string): RunRecord;
  runs(functionId: string): RunRecord[];
  ending(functionId: string): RunEnding | undefined;
}

export interface CallBody {
  ctx: { attempt: number; run_id: string; stack: { stack: string[] }; disable_immediate_execution: boolean };
  steps: Record<string, unknown>;
}

export interface BenchOptions {
  journal?: MemoryJournal;
  /** The journal given to the executor, if it is not `journal` itself. */
  writeTo?: Journal;
  clock?: TestClock;
}

export type Fn = InngestFunction.Any;

/** The arguments of an `onFailure` handler, which the SDK does not infer here. */
export type Failure = FailureEventArgs & { step: GetStepTools<Inngest> };

/** An executor driven through the real SDK client and serve handler. */
export function createBench(make: (inngest: Inngest) => Fn[], options: BenchOptions = {}): Bench {
  const journal = options.journal ?? createMemoryJournal();
  const clock = options.clock ?? createTestClock();
  const { now, setTimer } = clock;
  const executor = createExecutor({ journal: options.writeTo ?? journal, now, setTimer, random: () => 0 });
  const inngest = new Inngest({
    id: "test",
    isDev: true,
    baseUrl: "http://embedded.invalid",
    eventKey: "embedded",
    fetch: executor.fetch,
    logger: quiet,
    aiMetadata: false,
  });
  const handler = serve({ client: inngest, functions: make(inngest) });
  const requests: Bench["requests"] = [];
  const runs = (functionId: string) =>
    [...journal.runs.values()].filter((run) => run.functionId === `test-${functionId}`);
  const run = (functionId: string) => {
    const found = runs(functionId)[0];
    if (!found) throw new Error(`no run of ${functionId}`);
    return found;
  };

  return {
    executor,
    inngest,
    clock,
    journal,
    requests,
    start: () =>
      executor.start(async (request) => {
        if (request.method === "POST") {
          const query = new URL(request.url).searchParams;
          const body = (await request.clone().json()) as CallBody;
          requests.push({ fnId: query.get("fnId") ?? "", stepId: query.get("stepId") ?? "", body });
        }
        return handler(request);
      }),
    send: async (name, data = {}, id) => (await inngest.send({ name, data, id })).ids,
    async finish() {
      await executor.idle();
      for (let turns = 0; executor.stats().runs > 0; turns += 1) {
        const ms = clock.next();
        if (ms === null || turns > 500) throw new Error("unfinished runs with nothing left to wait for");
        clock.advance(ms);
        await executor.idle();
      }
    },
    run,
    runs,
    ending: (functionId) => journal.endings.get(run(functionId).id),
  };
}

/** A promise that is resolved from outside. */
export function createGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
}

/** Yields to the event loop until a condition holds; how many turns that takes depends on the machine. */
export async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error("The condition was not met within 30 s.");
    await new Promise((resolve) => setImmediate(resolve));
  }
}
