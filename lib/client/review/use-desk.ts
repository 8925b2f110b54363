"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useShortcuts } from "@/lib/client/shortcuts/use-shortcuts";
import { REJECT_REASONS } from "@/lib/contracts/review-status";
import type { BulkStatus, Project, ReviewEntry, Reviewed } from "@/lib/contracts/types";
import type { FilterTexts, ReviewPage } from "@/lib/view/review-params";
import type { Scene, ShortcutName } from "@/lib/view/shortcuts";
import { call } from "../http";
import type { ManyProjects } from "../projects/use-selection";
import { differingFields, readEditDraft } from "./edit-draft";
import { toFailure } from "./failure";
import { reviewItemOptions } from "./review-item";
import { NOTHING_SELECTED, toggle } from "./selection";
import { currentIdea, openIdeas, settle, step, update } from "./session";
import { type BulkAction, useBulk } from "./use-bulk";
import type { AfterSave } from "./use-edit";
import { useReviewItem } from "./use-regenerate";
import { useReview } from "./use-review";
import type { ReviewStart } from "./use-session";

export interface DeskInput {
  start: ReviewStart;
  page: ReviewPage;
  /** The name of the person who reviews. */
  admin: string;
}

/** What a change of many makes of its ideas, as far as that can be seen in the queue. */
const AFTER_BULK: Partial<Record<BulkStatus["action"], Pick<Project, "review_status">>> = {
  approve: { review_status: "approved" },
  reject: { review_status: "rejected" },
};

const holdsChanges = (id: number) => {
  const draft = readEditDraft(id);
  return draft !== null && differingFields(draft.base, draft.values).length > 0;
};

/** The edit that was saved together with a decision, in one transaction; null where nothing had been edited. */
async function editWith(decision: ReviewEntry): Promise<number | null> {
  const { project_id } = decision;
  const { entries } = await call("listReviewHistory", { query: { project_id, action: "edit", limit: 1 } });
  return entries.find(({ id }) => id === decision.id - 1)?.id ?? null;
}

/** Everything that the queue's page does: the sitting, its forms and keys, and what is selected. */
export function useDesk({ start, page, admin }: DeskInput) {
  const bulkFinished = useRef<(status: BulkStatus) => void>(() => {});
  const bulk = useBulk(useCallback((status: BulkStatus) => bulkFinished.current(status), []));
  const review = useReview({ start, page, admin, undoBulk: bulk.undo.mutate });
  const { session, change, decide, setDone, know, stack, busy, turn, reload } = review;
  const idea = currentIdea(session);
  const client = useQueryClient();
  // What the server rendered is known from the start, and rendered by it.
  useState(() => {
    if (start.item) client.setQueryData(reviewItemOptions(start.item.project.id).queryKey, start.item);
  });
  const item = useReviewItem(idea?.id ?? null);
  const filter = useMemo((): FilterTexts => ({ review_status: "pending", ...page.filter }), [page]);

  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (turn === 0) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "nearest" });
  }, [turn]);

  const [form, setForm] = useState<"reject" | "edit" | null>(null);
  const scene: Scene = form ?? "queue";
  const at = session.at;
  useEffect(() => setForm(at !== null && holdsChanges(at) ? "edit" : null), [at]);
  useEffect(() => {
    busy.current = form !== null;
  }, [form, busy]);
  const focusIdea = useCallback(() => change((before) => before, true), [change]);
  /** Closes the form and hands the focus back to the idea. */
  const closeForm = useCallback(() => {
    setForm(null);
    focusIdea();
  }, [focusIdea]);

  const [reasons, setReasons] = useState<Readonly<Record<number, string>>>({});
  const reason = (idea && reasons[idea.id]) ?? "";
  const setReason = (text: string) => idea && setReasons((all) => ({ ...all, [idea.id]: text }));
  const reject = (why: string) => {
    if (!idea) return;
    setForm(null);
    decide(idea.id, { decision: "reject", ...(why ? { reason: why } : {}) });
  };

  const [picked, setDuplicate] = useState<number | null>(null);
  const near = item.data?.project.id === idea?.id ? (item.data?.nearest ?? []) : [];
  const duplicate = (near.find(({ project }) => project.id === picked) ?? near[0])?.project ?? null;

  const [selection, setSelection] = useState(NOTHING_SELECTED);
  const order = session.ideas.map(({ id }) => id);
  const select = (id: number, range = false) =>
    setSelection((before) => toggle(before, id, { range, order }));
  const selected = order.filter((id) => selection.ids.has(id));
  const onPage = openIdeas(session).map(({ id }) => id);
  const wholePage = onPage.length > 0 && onPage.every((id) => selection.ids.has(id));
  const selectNone = () => setSelection(NOTHING_SELECTED);
  const selectPage = () =>
    setSelection(wholePage ? NOTHING_SELECTED : { ids: new Set(onPage), anchor: null });

  const finishBulk = (status: BulkStatus) => {
    const { action, outcomes, bulk_id } = status;
    selectNone();
    if (action !== "undo" && outcomes.changed > 0) stack.pushBulk(bulk_id);
    setDone({ text: `${outcomes.changed} of ${status.total} changed`, undoable: action !== "undo" });
    void reload({ ...AFTER_BULK[action], review_reason: status.reason }).catch(() => {});
  };
  useEffect(() => {
    bulkFinished.current = finishBulk;
  });
  const startBulk = (action: BulkAction, chosen: ManyProjects, why?: string) =>
    bulk.start.mutate(
      { action, selection: chosen, reason: why },
      { onError: () => void reload({}).catch(() => {}) },
    );

  const saved = ({ project, entry }: Reviewed, then: AfterSave) => {
    if (entry && then === "approve") stack.push(editWith(entry));
    if (entry) stack.push(Promise.resolve(entry.id));
    setForm(null);
    know(project);
    change((before) => {
      const after = update(before, project.id, project);
      if (then === "approve") return settle(after, [project.id]);
      return then === "next" ? step(after, 1) : after;
    }, true);
    const words = then === "approve" ? "Saved and approved" : "Saved";
    setDone({ text: words, about: project.title, undoable: entry !== null });
  };
  const chosen = ({ project, entry }: Reviewed) => {
    if (entry) stack.push(Promise.resolve(entry.id));
    know(project);
    focusIdea();
    setDone({ text: "Taken", about: project.title, undoable: entry !== null });
  };

  const actions: Partial<Record<ShortcutName, (key: string) => void>> = {
    approve: () => idea && decide(idea.id, { decision: "approve" }),
    reject: () => idea && setForm("reject"),
    reason: (key) => reject(REJECT_REASONS[Number(key) - 1] ?? ""),
    cancel: closeForm,
    duplicate: () => {
      if (!idea) return;
      if (duplicate) return decide(idea.id, { decision: "duplicate", duplicate_of: duplicate.id });
      const text = item.isPending ? "It is still being compared with the others." : "Nothing is near to it.";
      setDone({ text, undoable: false });
    },
    edit: () => idea && setForm("edit"),
    next: () => review.go(1),
    previous: () => review.go(-1),
    undo: () => void review.undo(),
    select: () => idea && select(idea.id),
  };
  useShortcuts(scene, actions);
  const act = (name: ShortcutName) => actions[name]?.("");

  return {
    ...{ review, idea, item, bulk, scene, heading, act, filter },
    ...{ reason, setReason, reject, closeForm, focusIdea, saved, chosen, duplicate, setDuplicate },
    ...{ selection, selected, wholePage, select, selectPage, selectNone, startBulk },
    unread: toFailure("What belongs to this idea could not be loaded", item.error),
  };
}
