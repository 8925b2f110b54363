import { queryOptions } from "@tanstack/react-query";
import { type RunStatus, runStatusSchema } from "@/lib/contracts/generate";
import { backoffMs, worthRetrying } from "./backoff";
import { isOver } from "./is-over";
import { newerStatus } from "./newer-status";
import { request } from "./request";

/** Between two polls of a run under way, in milliseconds. */
export const POLL_MS = 1000;

export const runStatusKey = (taskId: string) => ["runs", taskId, "status"] as const;

/** `GET …/status`. */
export function fetchRunStatus(taskId: string, signal?: AbortSignal): Promise<RunStatus> {
  return request(`/api/generate-ideas/${encodeURIComponent(taskId)}/status`, runStatusSchema, { signal });
}

/**
 * Polls a run while it is under way. It stops when the run has ended and when the run is not there; it waits
 * ever longer while the server fails; in a hidden tab it rests.
 */
export function runStatusOptions(taskId: string) {
  return queryOptions({
    queryKey: runStatusKey(taskId),
    queryFn: ({ signal }) => fetchRunStatus(taskId, signal),
    structuralSharing: (known, answered) =>
      newerStatus(known as RunStatus | undefined, answered as RunStatus),
    staleTime: ({ state }) => (state.data && isOver(state.data) ? Number.POSITIVE_INFINITY : 0),
    refetchInterval: ({ state }) =>
      state.status === "error" || (state.data && isOver(state.data)) ? false : POLL_MS,
    refetchIntervalInBackground: false,
    retry: (_failures, error) => worthRetrying(error),
    retryDelay: (failures, error) => backoffMs(failures, error),
  });
}
