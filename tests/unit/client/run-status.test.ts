import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ApiError, backoffMs, isTransient } from "@/lib/client/api-error";
import { newerStatus, progressFraction } from "@/lib/client/runs/run-status";
import type { RunStatus } from "@/lib/contracts/types";
import { NO_CANDIDATES, RUN_OPTIONS, UNNAMED } from "../../support/run-options";

const status = (over: Partial<RunStatus>): RunStatus => ({
  task_id: "6f1f6c7e-54a5-4f0c-9f55-1d8dbb1f3f0e",
  ...UNNAMED,
  state: "STARTED",
  stage: "generating",
  progress: 0,
  total: 10,
  counts: { generated: 0, saved: 0, failed: 0 },
  candidates: NO_CANDIDATES,
  project_ids: [],
  errors: [],
  eta_seconds: null,
  outcome: null,
  created_at: "2026-01-01T00:00:00.000Z",
  updated_at: "2026-01-01T00:00:01.000Z",
  started_at: "2026-01-01T00:00:00.000Z",
  finished_at: null,
  paused_reason: null,
  novelty_note: null,
  interruptions: 0,
  num_requested: 10,
  seed_tags: [],
  creativity: 0.85,
  seed: 1,
  corpus_mark: null,
  min_idea_score: null,
  ...RUN_OPTIONS,
  model: "built-in",
  usage: { calls: 0, prompt_tokens: 0, completion_tokens: 0, cost: null },
  ...over,
});

/** Rows that go on one step each time: planned, generated, saved; or failed from either. */
const steps = fc.array(fc.tuple(fc.nat(9), fc.boolean()), { maxLength: 60 });

describe("the progress of a run", () => {
  it("never goes back as rows go on, and is full exactly when no row is left", () => {
    fc.assert(
      fc.property(steps, (moves) => {
        const rows = Array.from({ length: 10 }, () => ({ written: false, end: "" }));
        let before = 0;
        for (const [at, fails] of moves) {
          const row = rows[at];
          if (!row || row.end) continue;
          if (fails) row.end = "failed";
          else if (row.written) row.end = "saved";
          else row.written = true;
          const counts = {
            generated: rows.filter(({ written }) => written).length,
            saved: rows.filter(({ end }) => end === "saved").length,
            failed: rows.filter(({ end }) => end === "failed").length,
          };
          const now = progressFraction(status({ counts }));
          expect(now).toBeGreaterThanOrEqual(before);
          expect(now === 1).toBe(rows.every(({ end }) => end !== ""));
          before = now;
        }
      }),
    );
  });

  it("believes the later of two answers, whichever comes first", () => {
    const early = status({ updated_at: "2026-01-01T00:00:01.000Z" });
    const late = status({ updated_at: "2026-01-01T00:00:02.000Z" });
    expect(newerStatus(early, late)).toBe(late);
    expect(newerStatus(late, early)).toBe(late);
    expect(newerStatus(undefined, early)).toBe(early);
  });
});

describe("waiting after failures", () => {
  const refusal = (code: number, retryAfterMs?: number) =>
    new ApiError({ status: code, code: "x", message: "x", retryAfterMs });

  it("doubles up to half a minute, and waits as long as the server asks within it", () => {
    expect([0, 1, 2, 3, 4, 5, 50].map((failures) => backoffMs(failures, null))).toEqual([
      1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
    ]);
    expect(backoffMs(0, refusal(503, 7000))).toBe(7000);
    expect(backoffMs(0, refusal(503, 3_600_000))).toBe(30_000);
  });

  it("retries after no answer and after 5xx, never after a refusal", () => {
    expect([0, 429, 500, 503].map((code) => isTransient(refusal(code)))).toEqual([true, true, true, true]);
    expect([400, 404, 422].map((code) => isTransient(refusal(code)))).toEqual([false, false, false]);
  });
});
