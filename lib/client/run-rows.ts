import { queryOptions } from "@tanstack/react-query";
import { type Row, rowListSchema } from "@/lib/contracts/generate";
import { backoffMs, worthRetrying } from "./backoff";
import { request } from "./request";

/** `GET …/rows`: every row with its columns, in order of row. */
export async function fetchRunRows(taskId: string, signal?: AbortSignal): Promise<Row[]> {
  const { rows } = await request(`/api/generate-ideas/${encodeURIComponent(taskId)}/rows`, rowListSchema, {
    signal,
  });
  return rows.toSorted((one, other) => one.row - other.row);
}

/** The rows of a run. Never stale by age: `useRunRows` asks again when the run's counts have moved. */
export function runRowsOptions(taskId: string) {
  return queryOptions({
    queryKey: ["runs", taskId, "rows"] as const,
    queryFn: ({ signal }) => fetchRunRows(taskId, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: (failures, error) => failures < 5 && worthRetrying(error),
    retryDelay: (failures, error) => backoffMs(failures, error),
  });
}
