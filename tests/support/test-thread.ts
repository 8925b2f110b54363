import { setTimeout as sleep } from "node:timers/promises";
import { threadId } from "node:worker_threads";
import { serveCalls } from "@/lib/workers/serve-calls";

/** A thread for the tests of `WorkerThread`; started by tests/unit/workers/worker-thread.test.ts. */
let held = 0;
let most = 0;
const aborted: unknown[] = [];

serveCalls({
  echo: async (input) => ({ output: input }),
  async double(input) {
    const numbers = (input as Float32Array).map((number) => number * 2);
    return { output: numbers, transfer: [numbers.buffer as ArrayBuffer] };
  },
  /** Until it is aborted. */
  async hold(input, signal) {
    most = Math.max(most, ++held);
    await sleep(600_000, undefined, { signal }).catch(() => aborted.push(input));
    held--;
    return { output: null };
  },
  state: async () => ({ output: { held, most, aborted } }),
  async fail() {
    throw Object.assign(new Error("database is locked"), { code: "SQLITE_BUSY" });
  },
  async spend() {
    throw Object.assign(new Error("not loaded"), { code: "SPENT" });
  },
  thread: async () => ({ output: threadId }),
  async crash() {
    setImmediate(() => {
      throw new Error("a bug");
    });
    await sleep(600_000);
    return { output: null };
  },
  exit: async () => process.exit(3),
});
