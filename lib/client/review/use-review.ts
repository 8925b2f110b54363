"use client";

import { useCallback, useRef, useState } from "react";
import type { ReviewPage } from "@/lib/view/review-params";
import { ApiError } from "../api-error";
import { call } from "../http";
import { type Failure, toFailure } from "./failure";
import { show, step, unsettle, update } from "./session";
import { useDecisions } from "./use-decisions";
import { type ReviewStart, useSession } from "./use-session";
import { type Step, useUndoStack } from "./use-undo";

interface ReviewInput {
  start: ReviewStart;
  page: ReviewPage;
  /** The name of the person who reviews. */
  admin: string;
  /** What takes a bulk change back. */
  undoBulk: (id: string) => void;
}

/** A sitting at the queue, with everything that a person does in it. */
export function useReview({ start, page, admin, undoBulk }: ReviewInput) {
  const handle = useSession(start, page);
  const { session, change, turn, reload } = handle;
  const stack = useUndoStack(admin);
  const [failure, setFailure] = useState<Failure | null>(null);
  /** Whether a form is open, which nothing may take away. */
  const busy = useRef(false);
  const decisions = useDecisions(handle, stack, () => busy.current);
  const { know, setDone } = decisions;

  const go = useCallback((by: number) => change((before) => step(before, by), true), [change]);
  const open = useCallback(
    (id: number) =>
      change((before) => (before.ideas.some((one) => one.id === id) ? { ...before, at: id } : before), true),
    [change],
  );

  const undo = useCallback(async () => {
    setFailure(null);
    let last: Step | null = null;
    try {
      last = await stack.pop();
      if (!last) return setDone({ text: "There is nothing to undo.", undoable: false });
      if ("bulk" in last) return undoBulk(last.bulk);
      const { project, entry } = await call("undoReviewEntry", { params: { id: String(last.entry) } });
      change((before) => {
        const back = unsettle(update(show(before, project), project.id, project), [project.id]);
        return { ...back, at: project.id };
      }, true);
      know(project);
      setDone({ text: "Undone", about: entry?.title ?? project.title, undoable: false });
    } catch (error) {
      // Refused for good, it is not in the way of the one before it.
      if (last && !(error instanceof ApiError && [404, 409].includes(error.status))) stack.restore(last);
      setFailure(toFailure("The last change was not undone", error));
    }
  }, [stack, undoBulk, change, know, setDone]);

  return { session, change, turn, reload, go, open, undo, stack, busy, failure, setFailure, ...decisions };
}

export type Review = ReturnType<typeof useReview>;
