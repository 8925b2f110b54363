import { queryOptions } from "@tanstack/react-query";
import { type HashtagCounts, hashtagCountsSchema } from "@/lib/contracts/projects";
import { request } from "./request";

/** `GET /api/waywo-projects/hashtag-counts`. */
export function fetchTagCounts(signal?: AbortSignal): Promise<HashtagCounts> {
  return request("/api/waywo-projects/hashtag-counts", hashtagCountsSchema, { signal });
}

/** The vocabulary with its counts; it changes only as ideas are saved. */
export function tagCountsOptions() {
  return queryOptions({
    queryKey: ["tags", "counts"] as const,
    queryFn: ({ signal }) => fetchTagCounts(signal),
    staleTime: 60_000,
  });
}
