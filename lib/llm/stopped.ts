import { DomainError } from "@/lib/core/errors";

/** Why a signal was aborted: its own reason if that is one of ours, else that the run was cancelled. */
export function stopped(signal: AbortSignal): DomainError {
  if (signal.reason instanceof DomainError) return signal.reason;
  return new DomainError("run_cancelled", "The run was cancelled.");
}
