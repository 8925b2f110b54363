"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { projects } from "@/lib/view/amounts";
import type { Said } from "@/lib/view/review-text";
import { call, queryKey } from "../http";
import { toFailure } from "./failure";

/** Restores what is in the bin, and empties it of as many projects as were seen in it. */
export function useBin() {
  const client = useQueryClient();
  const [done, setDone] = useState<Said | null>(null);
  const onSettled = () => client.invalidateQueries({ queryKey: queryKey("listBin") });
  const restore = useMutation({
    mutationFn: (id: number) => call("restoreProject", { params: { id: String(id) } }),
    onSuccess: ({ project }) => setDone({ text: "Restored", about: project.title }),
    onSettled,
  });
  const empty = useMutation({
    mutationFn: (expected: number) => call("emptyBin", { body: { expected } }),
    onSuccess: ({ deleted }) => setDone({ text: `${projects(deleted)} deleted for good` }),
    onSettled,
  });
  const error = restore.error ?? empty.error;
  const reset = () => {
    restore.reset();
    empty.reset();
  };
  return { restore, empty, done, failure: error ? toFailure("Not done", error) : null, reset };
}
