import "server-only";
import { setMaxListeners } from "node:events";
import type { DomainError } from "@/lib/core/errors";
import { singleton } from "@/lib/core/singleton";

const controllers = () => singleton("abort-signals", () => new Map<string, AbortController>());

/** The signal that stops all work of a run in this process, down to the sockets of its model calls. */
export function runSignal(taskId: string): AbortSignal {
  const controller = controllers().get(taskId) ?? new AbortController();
  // Fifty rows listen in several places each; that is not a leak.
  setMaxListeners(0, controller.signal);
  controllers().set(taskId, controller);
  return controller.signal;
}

/** Aborts the work under way for a run; work that starts later gets a new signal. */
export function abortRun(taskId: string, reason: DomainError): void {
  const controller = controllers().get(taskId);
  controllers().delete(taskId);
  controller?.abort(reason);
}

export function abortAllRuns(reason: DomainError): void {
  for (const taskId of [...controllers().keys()]) abortRun(taskId, reason);
}

/** Frees the signal of a run that has ended. */
export function forgetRunSignal(taskId: string): void {
  controllers().delete(taskId);
}
