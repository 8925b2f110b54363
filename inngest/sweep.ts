import { setTimeout as wait } from "node:timers/promises";
import { advanceBatches } from "@/lib/batches/advance-batch";
import { isEmbedded, isOneOfSeveral } from "@/lib/core/executor-kind";
import { logger } from "@/lib/core/logger";
import { forgetSingleton, singleton } from "@/lib/core/singleton";
import { deleteOldWindows } from "@/lib/core/stored-limiter";
import { setImportQueue } from "@/lib/hn/import-queue";
import { isImporting } from "@/lib/hn/waiting";
import { giveLease, takeLease } from "@/lib/instances/lease";
import { purgeBin } from "@/lib/review/bin";
import { purgeRuns } from "@/lib/runs/delete-run";
import { listOpenRuns } from "@/lib/runs/open-runs";
import { purgeCallTexts } from "@/lib/runs/row/call-texts";
import { setRunQueue } from "@/lib/runs/run-queue";
import { type Sweep, sweepRuns } from "@/lib/runs/sweep-runs";
import { announceCancel } from "./announce-cancel";
import { isRegistered, keyTrouble, queueTrouble } from "./queue-trouble";
import { registerFunctions } from "./register-functions";
import { isHeld, whyWaiting, working } from "./run-owner";
import { importSender } from "./send-imports";
import { sendRun } from "./send-run";
import { hasUnfinished, sendUnfinished } from "./send-unfinished";

/** Between two sweeps, in milliseconds. */
const INTERVAL_MS = 60_000;
/** Until the next attempt when a server did not take an event; it may start after this process. */
const RESEND_PAUSE_MS = 5000;

const LEASE = "sweep";
/** Longer than from one sweep to the next. */
const LEASE_SECONDS = 90;

interface Sweeping {
  stop: AbortController;
  /** Resolves when the sweep under way has ended. */
  ended: Promise<void>;
}

const sweeping = () => singleton<{ current: Sweeping | null }>("sweeping", () => ({ current: null }));

/**
 * Sweeps now, and once a minute until `stopSweep`. Of several instances one does it for all; each sends again what it could not
 * send itself.
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
  const unlessStopped = <T>(work: Promise<T>) => Promise.race([work, stopped]);
  const send = (run: { id: string; round: number }) => unlessStopped(working(run.id, () => sendRun(run)));
  setRunQueue({ holds: isHeld, whyWaiting, send, announceCancel });
  const sendImports = importSender();
  setImportQueue(() => unlessStopped(sendImports()));
  const sweep = async (): Promise<Sweep> => {
    const isKnown = (await isSettled()) || (await unlessStopped(registerFunctions()).catch(() => true));
    const leads = await takeLease(LEASE, LEASE_SECONDS).catch(() => false);
    const { sent, unsent } = await sweepRuns({ find: leads });
    if (!leads) return { sent, unsent: unsent || !(isKnown || keyTrouble()) };
    await advanceBatches();
    await unlessStopped(sendImports()).catch(() => {});
    await purge();
    const others = await unlessStopped(sendUnfinished()).catch(() => ({ unsent: false }));
    // A key that was refused is not set again in seconds.
    return { sent, unsent: unsent || others.unsent || !(isKnown || keyTrouble()) };
  };
  const first = sweep();
  const repeat = async () => {
    for (let { unsent } = await first; !stop.signal.aborted; { unsent } = await sweep()) {
      const pause = unsent ? Math.min(RESEND_PAUSE_MS, intervalMs) : intervalMs;
      await wait(pause, undefined, { signal: stop.signal, ref: false }).catch(() => {});
      if (stop.signal.aborted) return;
    }
  };
  sweeping().current = { stop, ended: repeat() };
  await first;
}

/** Deletes what is kept for a time. */
async function purge(): Promise<void> {
  await purgeCallTexts().catch((error) =>
    logger.warn({ err: error }, "old texts of calls could not be deleted"),
  );
  await purgeBin().catch((error) => logger.warn({ err: error }, "the bin could not be purged"));
  await purgeRuns().catch((error) => logger.warn({ err: error }, "the deleted runs could not be purged"));
  if (!isOneOfSeveral()) return;
  await deleteOldWindows().catch((error) => logger.warn({ err: error }, "old limits could not be deleted"));
}

/**
 * Whether the server need not be told the functions. With work under way it is told them at every sweep:
 * that it was away, has forgotten the app, or has another key shows nowhere else.
 */
async function isSettled(): Promise<boolean> {
  if (isEmbedded()) return true;
  if (!isRegistered() || queueTrouble()) return false;
  const runs = await listOpenRuns().catch(() => []);
  if (runs.length > 0 || (await hasUnfinished().catch(() => false))) return false;
  return !(await isImporting().catch(() => false));
}

/** Resolves when the sweep under way, if any, has ended. */
export async function stopSweep(): Promise<void> {
  setRunQueue(null);
  setImportQueue(null);
  const { current } = sweeping();
  forgetSingleton("sweeping");
  current?.stop.abort();
  await current?.ended;
  if (current) await giveLease(LEASE).catch(() => {});
}
