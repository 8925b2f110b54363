import { queryOptions } from "@tanstack/react-query";
import { isFinished } from "@/lib/contracts/run-state";
import type { RunStatus } from "@/lib/contracts/types";
import { backoffMs, isTransient } from "../api-error";
import { queryOf } from "../http";

/** Between two polls of a run under way, in milliseconds. */
const POLL_MS = 1000;

/**
 * Polls a run until it has finished or is gone. It backs off while the server fails, and rests in a hidden
 * tab.
 */
export function runStatusOptions(taskId: string) {
  return queryOptions({
    ...queryOf("getRunStatus", { params: { task_id: taskId } }),
    structuralSharing: (known, received) =>
      newerStatus(known as RunStatus | undefined, received as RunStatus),
    staleTime: ({ state }) => (state.data && isFinished(state.data) ? Number.POSITIVE_INFINITY : 0),
    refetchInterval: ({ state }) =>
      state.status === "error" || (state.data && isFinished(state.data)) ? false : POLL_MS,
    refetchIntervalInBackground: false,
    retry: (_failures, error) => isTransient(error),
    retryDelay: backoffMs,
  });
}

/** The newer of two statuses of a run, so that a late response never takes the page back in time. */
export function newerStatus(known: RunStatus | undefined, received: RunStatus): RunStatus {
  if (!known) return received;
  return Date.parse(received.updated_at) < Date.parse(known.updated_at) ? known : received;
}

/**
 * How much of a run is done, 0 to 1. A row counts half when it is written and half when it is saved or has
 * failed, so the bar moves from the first idea on and is full exactly when no row is left.
 */
export function progressFraction({ counts, num_requested: rows, state }: RunStatus): number {
  if (state === "SUCCESS") return 1;
  if (rows === 0) return 0;
  const settled = counts.saved + counts.failed;
  const written = Math.max(counts.generated, settled);
  return Math.min(1, (written + settled) / (2 * rows));
}
