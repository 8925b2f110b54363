"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Decision, Project, Reviewed } from "@/lib/contracts/types";
import { decisionDone, type Said } from "@/lib/view/review-text";
import { call, queryKey } from "../http";
import { toFailure } from "./failure";

interface Done extends Said {
  /** The entry that takes it back; null where there is nothing to take back. */
  entry: number | null;
}

/** What an admin does on a project's own page: decide, delete, and take it back. The page is rendered again after. */
export function useProjectAdmin(project: Project) {
  const client = useQueryClient();
  const router = useRouter();
  const [done, setDone] = useState<Done | null>(null);
  const [binned, setBinned] = useState(false);
  const params = { id: String(project.id) };
  const refresh = () => {
    void client.invalidateQueries({ queryKey: queryKey("getReviewItem", { params }) });
    router.refresh();
  };
  const tell = (said: Said, { entry }: Pick<Reviewed, "entry">) => {
    setDone({ ...said, entry: entry?.id ?? null });
    refresh();
  };
  const decide = useMutation({
    mutationFn: (decision: Decision) =>
      call("decideProject", { params, body: { ...decision, version: project.version } }),
    onSuccess: (reviewed, { decision }) => tell(decisionDone(decision, project.title), reviewed),
  });
  const remove = useMutation({
    mutationFn: () => call("deleteProject", { params }),
    // The page itself is gone with the next rendering, so it is not rendered again.
    onSuccess: ({ entry_id }) => {
      setBinned(true);
      setDone({ text: "In the bin", about: project.title, entry: entry_id });
    },
  });
  const undo = useMutation({
    mutationFn: (entry: number) => call("undoReviewEntry", { params: { id: String(entry) } }),
    onSuccess: () => {
      setBinned(false);
      setDone({ text: "Undone", about: project.title, entry: null });
      refresh();
    },
  });
  const error = decide.error ?? remove.error ?? undo.error;
  const reset = () => {
    for (const mutation of [decide, remove, undo]) mutation.reset();
  };
  const failure = error ? toFailure("Not done", error) : null;
  return { decide, remove, undo, binned, done, tell, failure, reset };
}
