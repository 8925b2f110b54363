import { queryOptions } from "@tanstack/react-query";
import { backoffMs, isTransient } from "../api-error";
import { queryOf } from "../http";

const MAX_RETRIES = 3;
/** An idea that was fetched ahead is shown as it is for so long, in milliseconds. */
const FRESH_MS = 60_000;

/** One project with all that a review needs. */
export function reviewItemOptions(id: number) {
  return queryOptions({
    ...queryOf("getReviewItem", { params: { id: String(id) } }),
    staleTime: FRESH_MS,
    retry: (failures, error) => failures < MAX_RETRIES && isTransient(error),
    retryDelay: backoffMs,
  });
}
