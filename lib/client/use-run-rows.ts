"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { RunStatus } from "@/lib/contracts/generate";
import { runRowsOptions } from "./run-rows";

/** The rows of a run, fetched once and again each time a row has been saved or has failed; one fetch at a time. */
export function useRunRows(status: RunStatus) {
  const moved = `${status.state} ${status.counts.saved} ${status.counts.failed}`;
  const query = useQuery(runRowsOptions(status.task_id));
  const { isFetching, refetch } = query;
  const asked = useRef(moved);
  useEffect(() => {
    if (isFetching || asked.current === moved) return;
    asked.current = moved;
    void refetch();
  }, [moved, isFetching, refetch]);
  return query;
}
