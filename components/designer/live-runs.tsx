"use client";

import { useQuery } from "@tanstack/react-query";
import { runListOptions } from "@/lib/client/runs/run-list";
import type { RunList } from "@/lib/contracts/types";
import { RunLines } from "./run-lines";

/** The latest runs, read again at once and while one of them is under way. */
export function LiveRuns({ initial }: { initial: RunList }) {
  const { data } = useQuery({ ...runListOptions(initial.limit), initialData: initial });
  return <RunLines runs={data.runs} />;
}
