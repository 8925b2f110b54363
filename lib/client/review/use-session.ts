"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { ReviewItem, ReviewQueue } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { QUEUE_PAGE, type ReviewPage } from "@/lib/view/review-params";
import { call, queryKey } from "../http";
import { reviewItemOptions } from "./review-item";
import {
  append,
  openIdeas,
  type QueuedIdea,
  reconcile,
  type Session,
  startSession,
  upcoming,
} from "./session";

/** Ideas after the one in front that are fetched ahead. */
const AHEAD = 5;
/** With fewer ideas left on the list than this, the next page is fetched. */
const FEW = 20;

export interface ReviewStart {
  queue: ReviewQueue;
  /** The idea that the address names, or the first. */
  item: ReviewItem | null;
}

/** The sitting at the queue: what is on its list, what is in front, and what is fetched ahead. */
export function useSession({ queue, item }: ReviewStart, page: ReviewPage) {
  const client = useQueryClient();
  const [session, setSession] = useState(() => startSession(queue, item && asQueued(item, queue)));
  const latest = useRef(session);
  /** Raised when the heading of the idea in front is to take focus. */
  const [turn, setTurn] = useState(0);

  const change = useCallback((next: (session: Session) => Session, focus = false) => {
    latest.current = next(latest.current);
    setSession(latest.current);
    if (focus) setTurn((before) => before + 1);
  }, []);

  const { at } = session;
  useEffect(() => {
    window.history.replaceState(null, "", links.review({ ...page, project: at }));
    for (const { id } of upcoming(latest.current, AHEAD)) void client.prefetchQuery(reviewItemOptions(id));
  }, [at, client, page]);

  const open = openIdeas(session).length;
  const more = session.total - session.settled.size > open && open < FEW;
  useEffect(() => {
    if (!more) return;
    const controller = new AbortController();
    const query = { ...page.filter, order: page.order, limit: QUEUE_PAGE, offset: Math.max(0, open - 1) };
    call("listReviewQueue", { query: query as object }, { signal: controller.signal }).then(
      (next) => change((before) => append(before, next)),
      () => {},
    );
    return () => controller.abort();
  }, [more, open, page, change]);

  /** Reads again what is on the list, after a change of many. */
  const reload = useCallback(
    async (gone: Partial<QueuedIdea>) => {
      const missing = new Set(openIdeas(latest.current).map(({ id }) => id));
      // One page more than there was: what has come back may have pushed ideas on.
      const last = latest.current.ideas.length + QUEUE_PAGE;
      const ideas: QueuedIdea[] = [];
      let total = 0;
      for (let offset = 0; offset < last && (offset === 0 || missing.size > 0); offset += QUEUE_PAGE) {
        const query = { ...page.filter, order: page.order, limit: QUEUE_PAGE, offset };
        const next = await call("listReviewQueue", { query: query as object });
        for (const { id } of next.projects) missing.delete(id);
        ideas.push(...next.projects);
        total = next.total;
        if (offset + QUEUE_PAGE >= total) break;
      }
      change((before) => reconcile(before, { ideas, total, gone }));
      await client.invalidateQueries({ queryKey: queryKey("getReviewItem") });
    },
    [page, change, client],
  );

  return { session, change, latest, turn, reload };
}

export type SessionHandle = ReturnType<typeof useSession>;

function asQueued({ project, judge }: ReviewItem, queue: ReviewQueue): QueuedIdea {
  return queue.projects.find(({ id }) => id === project.id) ?? { ...project, judge };
}
