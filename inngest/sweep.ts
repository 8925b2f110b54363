import { setTimeout as wait } from "node:timers/promises";
import { forgetSingleton, singleton } from "@/lib/core/singleton";
import { setRunQueue } from "@/lib/runs/run-queue";
import { sweepRuns } from "@/lib/runs/sweep-runs";
import { sendIdeasRequested } from "./events";
import { isHeld } from "./run-owner";

/** Between two sweeps, in milliseconds. */
const INTERVAL_MS = 60_000;
/** Until the next attempt when a server did not take an event; it may start after this process. */
const RESEND_PAUSE_MS = 5000;

interface Sweeping {
  stop: AbortController;
  /** Resolves when the sweep under way has ended. */
  ended: Promise<void>;
}

const sweeping = () => singleton<{ current: Sweeping | null }>("sweeping", () => ({ current: null }));

/**
 * Sweeps now, and once a minute until `stopSweep`.
 *
 * @returns when the first sweep has ended
 */
export async function startSweep(intervalMs = INTERVAL_MS): Promise<void> {
  const stop = new AbortController();
  const stopped = new Promise<never>((_resolve, reject) => {
    stop.signal.addEventListener("abort", () => reject(stop.signal.reason), { once: true });
  });
  stopped.catch(() => {});
  // A send to a server that does not answer takes longer than a stop may.
  setRunQueue({ holds: isHeld, send: (run) => Promise.race([sendIdeasRequested(run), stopped]) });
  const first = sweepRuns();
  const repeat = async () => {
    for (let { unsent } = await first; !stop.signal.aborted; { unsent } = await sweepRuns()) {
      const pause = unsent ? Math.min(RESEND_PAUSE_MS, intervalMs) : intervalMs;
      await wait(pause, undefined, { signal: stop.signal, ref: false }).catch(() => {});
      if (stop.signal.aborted) return;
    }
  };
  sweeping().current = { stop, ended: repeat() };
  await first;
}

/** Resolves when the sweep under way, if any, has ended. */
export async function stopSweep(): Promise<void> {
  setRunQueue(null);
  const { current } = sweeping();
  forgetSingleton("sweeping");
  current?.stop.abort();
  await current?.ended;
}
