"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { isFinished } from "@/lib/contracts/run-state";
import type { BulkStatus } from "@/lib/contracts/types";
import { backoffMs, isTransient } from "../api-error";
import { call, queryKey, queryOf } from "../http";
import type { ManyProjects } from "../projects/use-selection";

export type BulkAction = "approve" | "reject" | "reopen" | "bin";

interface BulkInput {
  action: BulkAction;
  selection: ManyProjects;
  reason?: string | undefined;
}

/** Between two looks at a bulk change, in milliseconds. */
const LOOK_MS = 700;
/** Items of an outcome list that are shown. */
const ITEMS = 100;

/** Changes many projects at once in the background, follows it, stops it and takes it back. */
export function useBulk(onFinished: (status: BulkStatus) => void) {
  const client = useQueryClient();
  const [id, setId] = useState<string | null>(null);
  const params = { bulk_id: id ?? "" };
  const status = useQuery({
    ...queryOf("getBulk", { params }),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data && isFinished(state.data) ? false : LOOK_MS),
    retry: (_failures, error) => isTransient(error),
    retryDelay: backoffMs,
  });
  const finished = status.data !== undefined && isFinished(status.data);
  const items = useQuery({
    ...queryOf("listBulkItems", { params, query: { limit: ITEMS } }),
    enabled: id !== null && finished,
  });
  const [told, setTold] = useState<string | null>(null);
  useEffect(() => {
    if (!finished || id === null || told === id || !status.data) return;
    setTold(id);
    onFinished(status.data);
  }, [finished, id, told, status.data, onFinished]);

  const start = useMutation({
    mutationFn: ({ action, selection, reason }: BulkInput) =>
      call("createBulk", { body: { action, ...selection, ...(reason ? { reason } : {}) } }),
    onSuccess: ({ bulk_id }) => setId(bulk_id),
  });
  const stop = useMutation({
    mutationFn: () => call("stopBulk", { params }),
    onSuccess: (stopped) => client.setQueryData(queryKey("getBulk", { params }), stopped),
  });
  const undo = useMutation({
    mutationFn: (bulk: string) => call("undoBulk", { params: { bulk_id: bulk } }),
    onSuccess: ({ bulk_id }) => setId(bulk_id),
  });
  return { id, status, items, start, stop, undo, close: () => setId(null) };
}

export type Bulk = ReturnType<typeof useBulk>;
