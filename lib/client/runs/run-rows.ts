"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { RowList, RunStatus } from "@/lib/contracts/types";
import { backoffMs, isTransient } from "../api-error";
import { queryOf } from "../http";

const MAX_RETRIES = 5;

const inOrder = ({ rows }: RowList) => rows.toSorted((one, other) => one.row - other.row);

/**
 * The rows of a run, fetched once and again whenever a row has been saved or has failed; one fetch at a time.
 *
 * @param live whether a stream stores them as they change
 */
export function useRunRows(status: RunStatus, live: boolean) {
  const query = useQuery({
    ...queryOf("listRows", { params: { task_id: status.task_id } }),
    select: inOrder,
    staleTime: Number.POSITIVE_INFINITY,
    retry: (failures, error) => failures < MAX_RETRIES && isTransient(error),
    retryDelay: backoffMs,
  });
  const { isFetching, refetch } = query;
  const version = `${status.state} ${status.counts.saved} ${status.counts.failed}`;
  const fetched = useRef(version);
  useEffect(() => {
    if (isFetching || fetched.current === version) return;
    fetched.current = version;
    if (!live) void refetch();
  }, [version, isFetching, refetch, live]);
  return query;
}
