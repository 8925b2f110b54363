import { DomainError } from "@/lib/core/errors";
import { isEmbedded, isOneOfSeveral } from "@/lib/core/executor-kind";
import { forgetSingleton } from "@/lib/core/singleton";
import { startExamination, stopExamination } from "@/lib/doctor/examine-at-start";
import { joinInstances, leaveInstances } from "@/lib/instances/presence";
import { startSharing, stopSharing } from "@/lib/instances/sharing";
import { startEmbedding, stopEmbedding } from "@/lib/projects/embed-in-background";
import { stopReembedding } from "@/lib/projects/reembed-in-background";
import { abortAllRuns } from "@/lib/runs/abort-signals";
import { noteInterruptions } from "@/lib/runs/open-runs";
import { executor, inngest } from "./client";
import { appStarted } from "./events";
import { forgetContact } from "./queue-trouble";
import { beginWork } from "./run-owner";
import { serveInngest, stopServing } from "./serve";
import { startSweep, stopSweep } from "./sweep";

/** How long calls in flight may take after the process was asked to stop, in milliseconds. */
const FINISH_MS = 5000;
/** How long a stop may take in all: calls that were then aborted have 3 seconds to return. */
export const STOP_MS = FINISH_MS + 3000;

/**
 * Starts the queue; every run that had not ended goes on. The built-in executor continues what its journal holds, a
 * sweep finds the others, the doctor looks at the last day's runs, and projects without a vector are embedded.
 *
 * @param options.sweepMs milliseconds between two sweeps
 */
export async function startQueue({ sweepMs }: { sweepMs?: number } = {}): Promise<void> {
  // What was stopped does not start again.
  forgetSingleton("executor");
  forgetSingleton("served-calls");
  forgetContact();
  startSharing();
  // What others are at work on was not interrupted because this one starts.
  const hasOthers = isOneOfSeveral() && (await joinInstances());
  if (!hasOthers) await noteInterruptions();
  beginWork({ hasOthers });
  if (isEmbedded()) {
    await executor().start(serveInngest);
    await startSweep(sweepMs);
    await inngest.send(appStarted.create({}));
  } else {
    // Not awaited: the app starts whether or not the server is up.
    void startSweep(sweepMs);
  }
  void startExamination();
  startEmbedding();
}

/** Stops the queue: no new step starts; steps in flight finish within 5 seconds or are aborted. */
export async function stopQueue(): Promise<void> {
  const background = Promise.all([stopSweep(), stopExamination(), stopReembedding().then(stopEmbedding)]);
  const stopping = new DomainError("stopping", "The server is stopping; the run goes on at its next start.");
  const timer = setTimeout(() => abortAllRuns(stopping), FINISH_MS);
  try {
    if (isEmbedded()) await executor().stop({ graceMs: STOP_MS });
    else await stopServing(STOP_MS);
    await background;
  } finally {
    clearTimeout(timer);
    abortAllRuns(stopping);
  }
  await Promise.all([stopSharing(), leaveInstances()]);
}
