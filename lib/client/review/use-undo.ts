"use client";

import { useMemo, useRef } from "react";
import type { ReviewEntry } from "@/lib/contracts/types";
import { call } from "../http";

/** Entries that are read to find what a person did last. */
const RECENT = 50;

/** What can be taken back: an entry of the history, or all entries of a bulk change. */
export type Step = { entry: number } | { bulk: string };

/** What was done in this tab, the last on top; an answer may still be on its way. */
export interface UndoStack {
  push: (entry: Promise<number | null>) => void;
  pushBulk: (id: string) => void;
  /** The last change that stands; null where there is none. After a reload it is the last that the history has. */
  pop: () => Promise<Step | null>;
  /** Puts a change back that was not taken back after all. */
  restore: (step: Step) => void;
}

/** @param admin the name that the history has for this person */
export function useUndoStack(admin: string): UndoStack {
  const steps = useRef<Promise<Step | null>[]>([]);
  return useMemo(
    () => ({
      push(entry) {
        const step = entry.then(
          (id) => (id === null ? null : { entry: id }),
          () => null,
        );
        steps.current.push(step);
      },
      pushBulk(id) {
        steps.current.push(Promise.resolve({ bulk: id }));
      },
      restore(step) {
        steps.current.push(Promise.resolve(step));
      },
      async pop() {
        for (;;) {
          const last = steps.current.pop();
          if (!last) return lastOf(admin);
          const step = await last;
          if (step) return step;
        }
      },
    }),
    [admin],
  );
}

async function lastOf(admin: string): Promise<Step | null> {
  const { entries } = await call("listReviewHistory", { query: { by: admin, limit: RECENT } });
  const last = entries.find(isStanding);
  if (!last) return null;
  return last.bulk_id === null ? { entry: last.id } : { bulk: last.bulk_id };
}

const isStanding = ({ action, can_undo }: ReviewEntry) => can_undo && action !== "undo";
