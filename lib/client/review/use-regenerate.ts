"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { RegeneratedColumn } from "@/lib/contracts/run-options";
import type { Candidate, Project, Reviewed, ReviewItem } from "@/lib/contracts/types";
import { call } from "../http";
import { reviewItemOptions } from "./review-item";

/** Between two looks at a candidate that is being written, in milliseconds. */
const LOOK_MS = 1000;

const isWriting = ({ state }: Candidate) => state === "writing";

/** The item of a project, looked at again while one of its candidates is being written. */
export function useReviewItem(id: number | null) {
  return useQuery({
    ...reviewItemOptions(id ?? 0),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data?.candidates.some(isWriting) ? LOOK_MS : false),
  });
}

/** Asks for another candidate of a project's row, and puts one in the place of the present texts and scores. */
export function useRegenerate(project: Project, onChosen: (chosen: Reviewed) => void) {
  const client = useQueryClient();
  const { queryKey } = reviewItemOptions(project.id);
  const again = useMutation({
    mutationFn: (column: RegeneratedColumn | null) =>
      call("regenerateRow", {
        params: { task_id: project.run_id ?? "", row: String(project.row ?? 0) },
        body: { column },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
  const choose = useMutation({
    mutationFn: (candidate: number) =>
      call("chooseCandidate", {
        params: { id: String(project.id) },
        body: { candidate_id: candidate, version: project.version },
      }),
    onSuccess: onChosen,
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
  return { again, choose };
}

/** Candidates that can be compared with what the project is now, the newest first. */
export const otherCandidates = ({ candidates }: Pick<ReviewItem, "candidates">) =>
  candidates.filter(({ chosen }) => !chosen).toReversed();
