import { describe, expect, it } from "vitest";
import type { Judgements } from "@/lib/contracts/types";
import { HASHTAGS } from "@/lib/pipeline/tags/fold-tags";
import {
  bestThreshold,
  noveltyBands,
  noveltyThresholds,
  percent,
  scoreThresholds,
} from "@/lib/view/judgements";
import { links } from "@/lib/view/links";
import { readReviewPage } from "@/lib/view/review-params";
import { daysLeft, decisionState, filterWords, reviewWords } from "@/lib/view/review-text";

describe("the address of the queue", () => {
  it("holds order, filters as they were given, and the idea in front", () => {
    const page = {
      order: "disagreement",
      filter: { q: "a & b", tags: "maps,music", run_id: "x" },
      project: 12,
    } as const;
    const address = links.review(page);
    expect(readReviewPage(Object.fromEntries(new URL(address, "http://host").searchParams))).toEqual(page);
    expect(links.review({ order: "oldest", filter: {}, project: null })).toBe("/review");
  });

  it("takes what it does not know, and what is empty, for not given", () => {
    expect(readReviewPage({ order: "up", project: "-1", q: "", foo: "1", min_idea_score: "7" })).toEqual({
      order: "oldest",
      project: null,
      filter: { min_idea_score: "7" },
    });
  });
});

describe("the words of a review", () => {
  it("tell the state with its reason, and nothing of a project that is not reviewed", () => {
    expect(reviewWords({ review_status: "rejected", review_reason: "too vague" })).toBe(
      "Rejected: too vague",
    );
    expect(reviewWords({ review_status: "approved", review_reason: "stale" })).toBe("Approved");
    expect(reviewWords({ review_status: null, review_reason: null })).toBeNull();
  });

  it("foresee what the server makes of a decision", () => {
    expect(decisionState({ decision: "reject", reason: "not new" })).toEqual({
      review_status: "rejected",
      review_reason: "not new",
      duplicate_of: null,
    });
    expect(decisionState({ decision: "duplicate", duplicate_of: 4 })).toMatchObject({ duplicate_of: 4 });
    expect(decisionState({ decision: "reopen" })).toMatchObject({
      review_status: "pending",
      review_reason: null,
    });
  });

  it("name a filter, and the days that are left in the bin", () => {
    expect(filterWords({})).toBe("Everything.");
    expect(filterWords({ q: "maps", review_status: "pending" })).toBe(
      "Everything with words “maps”, state “pending”.",
    );
    const now = Date.parse("2026-03-01T00:00:00Z");
    expect(daysLeft({ deleted_at: "2026-03-31T00:00:00Z" }, now)).toBe("30 days left");
    expect(daysLeft({ deleted_at: "2026-03-01T05:00:00Z" }, now)).toBe("1 day left");
    expect(daysLeft({ deleted_at: "2026-02-28T23:00:00Z" }, now)).toBe("to be gone any time now");
  });
});

describe("thresholds", () => {
  const kept = (approved_kept: number, rejected_kept: number, all = 10) => ({
    approved_kept,
    rejected_kept,
    precision: approved_kept + rejected_kept === 0 ? null : approved_kept / (approved_kept + rejected_kept),
    recall: approved_kept / all,
  });
  const none = { approved: 0, rejected: 0, duplicate: 0 };
  const judgements: Judgements = {
    decided: 15,
    by_score: [],
    by_novelty: [
      { from: 0, to: 0.05, ...none },
      { from: 0.05, to: 0.1, ...none, rejected: 2 },
      { from: 0.1, to: 0.15, ...none },
      { from: 0.15, to: 0.2, ...none, approved: 1 },
      { from: 0.2, to: 0.25, ...none },
    ],
    thresholds: [
      { min_idea_score: 4, ...kept(10, 10) },
      { min_idea_score: 5, ...kept(9, 3) },
      { min_idea_score: 6, ...kept(2, 0) },
      { min_idea_score: 7, ...kept(0, 0) },
    ],
    novelty_thresholds: [
      { min_novelty: 0, max_similarity: 1, ...kept(10, 2) },
      { min_novelty: 0.05, max_similarity: 0.95, ...kept(10, 2) },
      { min_novelty: 0.1, max_similarity: 0.9, ...kept(10, 0) },
      { min_novelty: 0.15, max_similarity: 0.85, ...kept(0, 0) },
    ],
  };

  it("propose the one that balances precision and recall", () => {
    expect(bestThreshold(scoreThresholds(judgements))?.label).toBe("5");
    expect(bestThreshold([])).toBeNull();
    expect(
      bestThreshold(scoreThresholds({ ...judgements, thresholds: [{ min_idea_score: 1, ...kept(0, 0) }] })),
    ).toBeNull();
  });

  it("leave out what says nothing: empty ranges at the ends, and thresholds that keep the same", () => {
    expect(noveltyBands(judgements).map(({ label }) => label)).toEqual([
      "0.05–0.10",
      "0.10–0.15",
      "0.15–0.20",
    ]);
    expect(noveltyThresholds(judgements).map(({ label }) => label)).toEqual(["0.05", "0.10"]);
  });

  it("are told in per cent, in words for what is not known", () => {
    expect(percent(2 / 3)).toBe("67\u00a0%");
    expect(percent(null)).toBe("unknown");
  });
});

describe("the form of an edit", () => {
  it("takes as many tags as the pipeline gives an idea", async () => {
    const { MAX_TAGS } = await import("@/components/review/hashtags-field");
    expect(MAX_TAGS).toBe(HASHTAGS.max);
  });
});
