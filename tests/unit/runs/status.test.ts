import { expect, test } from "vitest";
import { etaSeconds, stageProgress } from "@/lib/runs/status/progress";
import { failureOf, runResult } from "@/lib/runs/status/result";
import type { RowSummary } from "@/lib/runs/status/row-summary";

const NO_ROWS: RowSummary = {
  planned: 0,
  open: 0,
  leftGenerating: 0,
  generated: 0,
  settled: 0,
  saved: 0,
  failed: 0,
  projectIds: [],
  errors: [],
  endedAt: [],
  updatedAt: null,
};
const rows = (some: Partial<RowSummary>): RowSummary => ({ ...NO_ROWS, planned: 5, ...some });
const started = { state: "STARTED", numIdeas: 5 } as const;

test.each([
  ["waits for the queue", "PENDING", NO_ROWS, { stage: null, progress: 0, total: 5 }],
  ["has no rows yet", "STARTED", NO_ROWS, { stage: "building_pipeline", progress: 0, total: 5 }],
  [
    "generates while a row has not left generation, though others are saved",
    "STARTED",
    rows({ leftGenerating: 4, generated: 3, settled: 2, saved: 2, failed: 1 }),
    { stage: "generating", progress: 4, total: 5 },
  ],
  [
    "saves the rows that have an idea",
    "STARTED",
    rows({ leftGenerating: 5, generated: 4, settled: 3, saved: 3, failed: 1 }),
    { stage: "saving", progress: 3, total: 4 },
  ],
  [
    "has ended",
    "SUCCESS",
    rows({ leftGenerating: 5, generated: 5, settled: 5, saved: 5 }),
    { stage: null, progress: 5, total: 5 },
  ],
] as const)("a run that %s", (_what, state, summary, progress) => {
  expect(stageProgress({ state, numIdeas: 5 }, summary)).toEqual(progress);
});

test("the time left is told from the rows done, as of the last change", () => {
  const startedAt = new Date("2026-01-01T00:00:00Z");
  const updatedAt = new Date("2026-01-01T00:00:15Z");
  const three = {
    saved: 2,
    failed: 1,
    endedAt: [5, 9, 15].map((s) => new Date(Date.UTC(2026, 0, 1, 0, 0, s))),
  };
  expect(etaSeconds({ ...started, startedAt }, rows({ ...three, updatedAt }))).toBe(10);
  expect(etaSeconds({ ...started, startedAt }, rows({ updatedAt }))).toBeNull();
  const two = { saved: 1, failed: 1, endedAt: three.endedAt.slice(1) };
  expect(etaSeconds({ ...started, startedAt }, rows({ ...two, updatedAt }))).toBeNull();
  expect(etaSeconds({ ...started, state: "SUCCESS", startedAt }, rows({ saved: 5, updatedAt }))).toBeNull();
});

test("after a retry the pace is that of the rows done since", () => {
  const startedAt = new Date("2026-01-01T01:00:00Z");
  const seconds = (...offsets: number[]) =>
    offsets.map((offset) => new Date(startedAt.getTime() + offset * 1000));
  const before = seconds(-3600, -3500, -3400, -3300);
  const eta = (endedAt: Date[]) =>
    etaSeconds(
      { ...started, numIdeas: 10, startedAt },
      rows({ saved: endedAt.length, endedAt, updatedAt: seconds(30)[0] ?? null }),
    );
  expect(eta([...before, ...seconds(10, 20)])).toBeNull();
  expect(eta([...before, ...seconds(10, 20, 30)])).toBe(30);
});

test("no time left is told from clocks that cannot be right", () => {
  const at = (text: string) => new Date(`2026-01-02T${text}Z`);
  const now = at("12:00:00").getTime();
  const eta = (startedAt: Date, updatedAt: Date) =>
    etaSeconds(
      { ...started, numIdeas: 15, startedAt },
      rows({ saved: 3, endedAt: [updatedAt, updatedAt, updatedAt], updatedAt }),
      now,
    );
  expect(eta(at("11:59:00"), at("11:59:30"))).toBe(120);
  expect(eta(at("11:59:30"), at("11:59:00"))).toBeNull();
  expect(eta(at("11:59:30"), at("11:59:30"))).toBeNull();
  expect(eta(at("11:59:00"), at("12:05:00"))).toBeNull();
  expect(eta(at("12:05:00"), at("12:06:00"))).toBeNull();
  expect(eta(new Date("1970-01-01T00:00:00Z"), at("11:59:30"))).toBeNull();
  expect(eta(at("06:00:00"), at("12:00:00"))).toBe(24 * 60 * 60);
  expect(eta(at("05:59:59"), at("12:00:00"))).toBeNull();
  expect(eta(new Date(Number.NaN), at("11:59:30"))).toBeNull();
  expect(eta(at("11:59:00"), new Date(Number.NaN))).toBeNull();
});

test("a result is partial until every idea is saved, and a run without any saved idea fails", () => {
  const run = { numIdeas: 2, seedTags: '["ios"]', error: null };
  const error = {
    row: 1,
    error: "No title.",
    code: "llm_invalid",
    stage: "metadata",
    retryable: true,
  } as const;
  const half = runResult(
    run,
    rows({ generated: 2, saved: 1, failed: 1, projectIds: [7], errors: [error] }),
    0,
  );
  expect(half).toEqual({
    status: "partial",
    num_requested: 2,
    num_generated: 2,
    num_saved: 1,
    num_accepted: 0,
    project_ids: [7],
    errors: [{ row: 1, error: "No title." }],
    seed_tags: ["ios"],
  });
  expect(failureOf(run, rows({ saved: 1 }))).toBeNull();
  expect(failureOf({ error: "LLM endpoint unreachable" }, rows({ saved: 1 }))).toBe(
    "LLM endpoint unreachable",
  );
  expect(failureOf(run, rows({ failed: 2, errors: [error] }))).toBe("No idea could be saved: No title.");
  expect(failureOf(run, rows({ failed: 2 }))).toBe("No idea could be saved.");
  expect(runResult(run, rows({ saved: 2 }), 2).status).toBe("success");
});
