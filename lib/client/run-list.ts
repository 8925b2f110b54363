import { queryOptions } from "@tanstack/react-query";
import { type RunList, runListSchema } from "@/lib/contracts/generate";
import { isOver } from "./is-over";
import { request } from "./request";

/** Between two looks at a list with a run under way, in milliseconds. */
const LOOK_MS = 4000;

/** `GET /api/generate-ideas`, newest first. */
export function fetchRunList(limit: number, offset: number, signal?: AbortSignal): Promise<RunList> {
  return request(`/api/generate-ideas?limit=${limit}&offset=${offset}`, runListSchema, { signal });
}

/** A page of the history, looked at again while one of its runs is under way. */
export function runListOptions(limit: number, offset = 0) {
  return queryOptions({
    queryKey: ["runs", "list", limit, offset] as const,
    queryFn: ({ signal }) => fetchRunList(limit, offset, signal),
    refetchInterval: ({ state }) => (state.data?.runs.some((run) => !isOver(run)) ? LOOK_MS : false),
  });
}
