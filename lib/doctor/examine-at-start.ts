import "server-only";
import { logger } from "@/lib/core/logger";
import { singleton } from "@/lib/core/singleton";
import { giveLease, takeLease } from "@/lib/instances/lease";
import { examineStore } from "./examine-store";

/** How far back a start looks, in milliseconds: a day. */
const LOOK_BACK_MS = 24 * 60 * 60 * 1000;
/** Lines a start may log; `npm run doctor` tells the rest. */
const MAX_LINES = 20;

const LEASE = "examine the store";
const LEASE_SECONDS = 600;

interface Examining {
  stop: AbortController;
  ended: Promise<void>;
}

const examining = () => singleton<{ current: Examining | null }>("examining", () => ({ current: null }));

/**
 * Examines the last day's runs, and logs what it finds. A start does not wait for it.
 *
 * @returns when it has ended; never rejects
 */
export function startExamination(): Promise<void> {
  const stop = new AbortController();
  const ended = examine(stop.signal);
  examining().current = { stop, ended };
  return ended;
}

/** Resolves when the examination of the start, if it is under way, has ended. */
export async function stopExamination(): Promise<void> {
  const { current } = examining();
  current?.stop.abort();
  await current?.ended;
}

async function examine(signal: AbortSignal): Promise<void> {
  try {
    // One of the instances that start together is enough.
    if (!(await takeLease(LEASE, LEASE_SECONDS))) return;
    const since = new Date(Date.now() - LOOK_BACK_MS);
    const { findings } = await examineStore({ since, signal });
    for (const { sentence, ...finding } of findings.slice(0, MAX_LINES)) logger.warn({ finding }, sentence);
    if (findings.length > MAX_LINES) {
      logger.warn(`the store has ${findings.length} findings; npm run doctor lists them`);
    }
  } catch (error) {
    if (!signal.aborted) logger.warn({ err: error }, "the store could not be examined");
  } finally {
    await giveLease(LEASE).catch(() => {});
  }
}
