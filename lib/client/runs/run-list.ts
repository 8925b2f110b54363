import { queryOptions } from "@tanstack/react-query";
import { isFinished } from "@/lib/contracts/run-state";
import { queryOf } from "../http";

/** Between two fetches of a list with a run under way, in milliseconds. */
const REFRESH_MS = 4000;

/** A page of the runs, newest first, refreshed while one of them is under way. */
export function runListOptions(limit: number, offset = 0) {
  return queryOptions({
    ...queryOf("listRuns", { query: { limit, offset } }),
    refetchInterval: ({ state }) => ((state.data?.runs.every(isFinished) ?? true) ? false : REFRESH_MS),
  });
}
