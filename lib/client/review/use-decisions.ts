"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Decision, Project, Reviewed } from "@/lib/contracts/types";
import { decisionDone, decisionState, type Said } from "@/lib/view/review-text";
import { call, queryKey } from "../http";
import { type Failure, isConflict, toFailure } from "./failure";
import { reviewItemOptions } from "./review-item";
import { settle, show, unsettle, update } from "./session";
import type { SessionHandle } from "./use-session";
import type { UndoStack } from "./use-undo";

/** What the last change did, and what it can be told of. */
export interface Done extends Said {
  /** Whether it can be taken back from here. */
  undoable: boolean;
}

/** A decision that was not taken, with what tries it again. */
export interface Undecided extends Failure {
  project: Project;
  retry: () => void;
}

/** Decisions of the sitting. Each counts at once, and comes back with the reason where the server refuses it. */
export function useDecisions({ latest, change }: SessionHandle, stack: UndoStack, busy: () => boolean) {
  const client = useQueryClient();
  const [done, setDone] = useState<Done | null>(null);
  const [undecided, setUndecided] = useState<readonly Undecided[]>([]);
  const waiting = useRef(0);

  /** Takes what the server says of a project over, everywhere. */
  const know = useCallback(
    (project: Project) => {
      change((session) => update(session, project.id, project));
      void client.invalidateQueries({ queryKey: reviewItemOptions(project.id).queryKey });
      void client.invalidateQueries({ queryKey: queryKey("listReviewHistory") });
    },
    [client, change],
  );

  const decide = useCallback(
    (id: number, decision: Decision) => {
      const idea = latest.current.ideas.find((one) => one.id === id);
      if (!idea) return;
      const { review_status, review_reason, duplicate_of } = idea;
      const before = { review_status, review_reason, duplicate_of };
      const settles = decision.decision !== "reopen";
      change((session) => {
        const decided = update(session, id, decisionState(decision));
        return settles ? settle(decided, [id]) : unsettle(decided, [id]);
      }, true);
      setUndecided((all) => all.filter(({ project }) => project.id !== id));
      setDone({ ...decisionDone(decision.decision, idea.title), undoable: true });
      const sent = send(idea, decision);
      stack.push(sent.then(({ entry }) => entry?.id ?? null));
      sent.then(
        ({ project }) => know(project),
        async (error) => {
          // Whoever is typing, or has been taken to one that came back, is not taken elsewhere.
          const stay = busy() || waiting.current > 0;
          change((session) => {
            const back = unsettle(update(session, id, before), [id]);
            return stay ? back : show(back, idea);
          }, !stay);
          setDone(null);
          const failure = toFailure("Not done", error, idea.title);
          setUndecided((all) => [...all, { ...failure, project: idea, retry: () => decide(id, decision) }]);
          if (isConflict(error)) await refresh(client, id).then((item) => item && know(item.project));
        },
      );
    },
    [latest, change, stack, busy, know, client],
  );

  useEffect(() => {
    waiting.current = undecided.length;
  }, [undecided]);

  return { decide, done, setDone, undecided, setUndecided, know };
}

const send = (idea: Project, decision: Decision): Promise<Reviewed> =>
  call("decideProject", {
    params: { id: String(idea.id) },
    body: { ...decision, version: idea.version },
  });

/** The item as it is now; null where it cannot be had. */
const refresh = (client: ReturnType<typeof useQueryClient>, id: number) =>
  client.fetchQuery({ ...reviewItemOptions(id), staleTime: 0 }).catch(() => null);
