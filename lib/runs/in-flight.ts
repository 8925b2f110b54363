import "server-only";
import { setMaxListeners } from "node:events";
import type { DomainError } from "@/lib/core/errors";
import { singleton } from "@/lib/core/singleton";

/** One controller for each run with work under way. */
const inFlight = () => singleton("in-flight", () => new Map<string, AbortController>());

/** The signal all work of a run listens to, down to the sockets of its model calls. */
export function runSignal(taskId: string): AbortSignal {
  const aborts = inFlight();
  const controller = aborts.get(taskId) ?? new AbortController();
  // Fifty rows listen, each in several places: many listeners are no leak here.
  setMaxListeners(0, controller.signal);
  aborts.set(taskId, controller);
  return controller.signal;
}

/** Aborts what is under way for a run; work that starts later is not touched. */
export function abortRun(taskId: string, reason: DomainError): void {
  const aborts = inFlight();
  aborts.get(taskId)?.abort(reason);
  aborts.delete(taskId);
}

/** Aborts what is under way for every run. */
export function abortAllRuns(reason: DomainError): void {
  for (const taskId of [...inFlight().keys()]) abortRun(taskId, reason);
}

/** Forgets a run that has ended. */
export function forgetRunSignal(taskId: string): void {
  inFlight().delete(taskId);
}
