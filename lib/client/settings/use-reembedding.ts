import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { call, queryKey, queryOf } from "@/lib/client/http";
import type { Reembedding } from "@/lib/contracts/types";

const POLL_MS = 2000;
/** Vectors that come by themselves: the first after ten seconds. */
const REST_MS = 5000;

/** How far the re-embedding is, and starting it. Asks again only while something changes. */
export function useReembedding(initial: Reembedding) {
  const client = useQueryClient();
  const key = queryKey("getReembedding", {});
  const { data } = useQuery({
    ...queryOf("getReembedding", {}),
    initialData: initial,
    refetchInterval: ({ state }) => {
      const known = state.data ?? initial;
      if (known.state === "running") return POLL_MS;
      return known.embedded < known.projects ? REST_MS : false;
    },
  });
  // The page was rendered anew, as after another model was taken into use.
  useEffect(() => {
    client.setQueryData(queryKey("getReembedding", {}), initial);
  }, [client, initial]);
  const start = useMutation({
    mutationFn: (restart: boolean) => call("startReembedding", { body: { restart } }),
    onSuccess: (started) => client.setQueryData(key, started),
  });
  return { reembedding: data, start };
}
