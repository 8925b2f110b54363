import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { HistoryEntry } from "@/components/review/history-entry";
import type { ReviewEntry } from "@/lib/contracts/types";

const BEFORE: ReviewEntry["before"] = {
  review_status: "pending",
  review_reason: null,
  duplicate_of: null,
  binned: false,
  title: "Tidewatch",
  short_description: "Tide alarms for anglers",
  description: "It rings before the tide turns.",
  hashtags: ["iot"],
  idea_score: 6,
  complexity_score: 4,
};

interface Given {
  action: ReviewEntry["action"];
  before?: Partial<ReviewEntry["before"]>;
  after: Partial<ReviewEntry["after"]>;
  duplicate_title?: string | null;
}

function html({ action, before, after, duplicate_title = null }: Given): string {
  const from = { ...BEFORE, ...before };
  const entry: ReviewEntry = {
    ...{ id: 1, project_id: 7, title: "Tidewatch", action, by: "Ada", at: "2026-05-01T10:00:00Z" },
    ...{ before: from, after: { ...from, ...after }, duplicate_title },
    ...{ undoes: null, undone_by: null, bulk_id: null, can_undo: false },
  };
  return renderToStaticMarkup(createElement(HistoryEntry, { entry }));
}
/** As it is read, without who and when. */
const text = (given: Given) =>
  html(given)
    .replace(/<span class="text-quiet"> · .*?<\/time><\/span>/, "")
    .replace(/<(dt|dd|p)[^>]*>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();

test("a decision is said once", () => {
  expect(text({ action: "approve", after: { review_status: "approved" } })).toBe("Approved");
});

test("a rejection has its reason, a change of mind what it was before", () => {
  const rejected = { review_status: "rejected", review_reason: "not new" } as const;
  expect(text({ action: "reject", after: rejected })).toBe("Rejected Reason not new");
  expect(
    text({ action: "approve", before: rejected, after: { review_status: "approved", review_reason: null } }),
  ).toBe("Approved Before Rejected: not new");
});

test("a duplicate names the project that it is of, with a way to it", () => {
  const after = { review_status: "duplicate", duplicate_of: 291 } as const;
  const given: Given = { action: "mark_duplicate", after, duplicate_title: "Ebb Bell" };
  expect(text(given)).toBe("Marked as a duplicate Duplicate of Ebb Bell");
  expect(html(given)).toContain('href="/projects/291"');
  expect(text({ ...given, duplicate_title: null })).toBe(
    "Marked as a duplicate Duplicate of project 291, which is gone",
  );
});

test("what was taken back tells the states that it went between", () => {
  expect(
    text({ action: "undo", before: { review_status: "approved" }, after: { review_status: "pending" } }),
  ).toMatch(/^Took back a change State /);
});
