import { DomainError } from "@/lib/core/errors";
import { forgetSingleton, singleton } from "@/lib/core/singleton";
import { abortAllRuns } from "@/lib/runs/in-flight";
import { resumeRuns } from "@/lib/runs/resume-runs";
import { askAnew } from "./ask-anew";
import { inngest } from "./client";
import { appStarted, sendIdeasRequested } from "./events";
import { executor } from "./executor";
import { isEmbedded } from "./is-embedded";
import { serveInngest, stopServing } from "./serve";

/** How long calls in flight may go on after the process was asked to stop, in milliseconds. */
const FINISH_MS = 5000;
/** How long they then have to notice that they were aborted. */
const ABORT_MS = 3000;

/** Ends the asking of a real server. */
const asking = () => singleton("asking", () => new AbortController());

/** Starts the queue: the embedded executor where it is used, and every run that had not ended. */
export async function startQueue(): Promise<void> {
  const unfinished = await resumeRuns();
  if (!isEmbedded()) {
    // Not waited for: the app starts whether or not the server is up.
    void askAnew(unfinished, asking().signal);
    return;
  }
  await executor().start(serveInngest);
  for (const run of unfinished) await sendIdeasRequested(run);
  await inngest.send(appStarted.create({}));
}

/** Stops the queue: no new step starts, steps in flight end by themselves or are aborted. */
export async function stopQueue(): Promise<void> {
  asking().abort();
  forgetSingleton("asking");
  const stopping = new DomainError("stopping", "The server is stopping; the run goes on at its next start.");
  const impatience = setTimeout(() => abortAllRuns(stopping), FINISH_MS);
  try {
    if (isEmbedded()) await executor().stop({ graceMs: FINISH_MS + ABORT_MS });
    else await stopServing(FINISH_MS + ABORT_MS);
  } finally {
    clearTimeout(impatience);
    abortAllRuns(stopping);
  }
}
