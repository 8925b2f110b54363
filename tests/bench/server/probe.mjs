/**
 * Loaded into the production server by `--import`: answers the bench on a socket about the process it is in, of which
 * nothing can be learned from outside. The product knows nothing of it.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import { Session } from "node:inspector/promises";
import { monitorEventLoopDelay } from "node:perf_hooks";
import process from "node:process";
import { isMainThread } from "node:worker_threads";

/** In milliseconds: the histogram counts from one tick of its timer to the next. */
const RESOLUTION = 1;
/** Between two samples of the processor, in microseconds. */
const INTERVAL = 500;

const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
const session = new Session();

/** @type {Record<string, () => unknown>} */
const COMMANDS = {
  "/delay/start": () => {
    delay.reset();
    delay.enable();
  },
  "/delay/stop": () => {
    delay.disable();
    /** @param {number} nanoseconds */
    const ms = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION);
    return { p50: ms(delay.percentile(50)), p99: ms(delay.percentile(99)), max: ms(delay.max) };
  },
  // Twice: the second collects what finalizers of the first let go.
  "/garbage": async () => {
    session.connect();
    for (let time = 0; time < 2; time++) await session.post("HeapProfiler.collectGarbage");
    session.disconnect();
  },
  "/profile/start": async () => {
    session.connect();
    await session.post("Profiler.enable");
    await session.post("Profiler.setSamplingInterval", { interval: INTERVAL });
    await session.post("Profiler.start");
  },
  "/profile/stop": async () => {
    const { profile } = await session.post("Profiler.stop");
    session.disconnect();
    return profile;
  },
};

const socket = process.env.BENCH_SOCKET;
// The workers inherit Node's options.
if (isMainThread && socket) {
  const server = createServer(async (request, response) => {
    const answer = await COMMANDS[request.url ?? ""]?.();
    response.end(JSON.stringify(answer ?? null));
  });
  server.listen(socket);
  await once(server, "listening");
  server.unref();
}
