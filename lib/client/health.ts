import { queryOptions } from "@tanstack/react-query";
import { type Health, healthSchema } from "@/lib/contracts/health";
import { request } from "./request";

/** `GET /api/health`: which twin of each service the server talks to. */
export function fetchHealth(signal?: AbortSignal): Promise<Health> {
  return request("/api/health", healthSchema, { signal });
}

export function healthOptions() {
  return queryOptions({
    queryKey: ["health"] as const,
    queryFn: ({ signal }) => fetchHealth(signal),
    staleTime: 60_000,
    retry: false,
  });
}
