import { setTimeout as wait } from "node:timers/promises";
import { DomainError } from "@/lib/core/errors";
import { logger } from "@/lib/core/logger";
import { forgetSingleton, singleton } from "@/lib/core/singleton";
import { abortAllRuns } from "@/lib/runs/abort-signals";
import { resumeRuns } from "@/lib/runs/resume-runs";
import { executor, inngest } from "./client";
import { isEmbedded } from "./env";
import { appStarted, sendIdeasRequested } from "./events";
import { serveInngest, stopServing } from "./serve";

/** How long calls in flight may take after the process was asked to stop, in milliseconds. */
const FINISH_MS = 5000;
/** How long a stop may take in all: calls that were then aborted have 3 seconds to return. */
export const STOP_MS = FINISH_MS + 3000;

/** Between two attempts to reach a server that may start after this process. */
const RESEND_PAUSE_MS = 5000;

const resending = () => singleton("resending", () => new AbortController());

/** Starts the queue and continues every run that had not ended. */
export async function startQueue(): Promise<void> {
  // What was stopped does not start again.
  forgetSingleton("executor");
  forgetSingleton("served-calls");
  const unfinished = await resumeRuns();
  if (!isEmbedded()) {
    // Not awaited: the app starts whether or not the server is up.
    void resendUnfinished(unfinished, resending().signal);
    return;
  }
  await executor().start(serveInngest);
  for (const run of unfinished) await sendIdeasRequested(run);
  await inngest.send(appStarted.create({}));
}

/** Stops the queue: no new step starts; steps in flight finish within 5 seconds or are aborted. */
export async function stopQueue(): Promise<void> {
  resending().abort();
  forgetSingleton("resending");
  const stopping = new DomainError("stopping", "The server is stopping; the run goes on at its next start.");
  const timer = setTimeout(() => abortAllRuns(stopping), FINISH_MS);
  try {
    if (isEmbedded()) await executor().stop({ graceMs: STOP_MS });
    else await stopServing(STOP_MS);
  } finally {
    clearTimeout(timer);
    abortAllRuns(stopping);
  }
}

/**
 * Sends the events of unfinished runs to a real server until it has taken them all. They get new ids, because the
 * server may have given up on a run while this process was away, and ignores ids it has seen within 24 hours. If it
 * still works on the run, the run has two functions, which is harmless: every step looks at its row first.
 */
async function resendUnfinished(runs: { id: string; round: number }[], signal: AbortSignal): Promise<void> {
  const sends = runs.map((run) => () => sendIdeasRequested(run, { again: true }));
  for (const send of [...sends, () => inngest.send(appStarted.create({}))]) {
    while (!signal.aborted && !(await succeeds(send))) {
      await wait(RESEND_PAUSE_MS, undefined, { signal }).catch(() => {});
    }
  }
}

async function succeeds(send: () => Promise<unknown>): Promise<boolean> {
  try {
    await send();
    return true;
  } catch (error) {
    logger.warn({ err: error }, "Inngest did not take an event of this start; trying again");
    return false;
  }
}
