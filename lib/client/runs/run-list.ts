import { queryOptions } from "@tanstack/react-query";
import { isFinished } from "@/lib/contracts/run-state";
import { runsFilter } from "@/lib/view/runs-filter";
import type { RunsPage } from "@/lib/view/runs-params";
import { queryOf } from "../http";

/** Between two fetches of a list with a run under way, in milliseconds. */
const REFRESH_MS = 4000;

/**
 * Runs, newest first, refreshed while one of them is under way.
 *
 * @param page which; the newest of all without it
 */
export function runListOptions(limit: number, page?: RunsPage) {
  const chosen = page ? { offset: page.offset, ...runsFilter(page) } : { offset: 0 };
  return queryOptions({
    ...queryOf("listRuns", { query: { limit, ...chosen } }),
    refetchInterval: ({ state }) => ((state.data?.runs.every(isFinished) ?? true) ? false : REFRESH_MS),
  });
}
