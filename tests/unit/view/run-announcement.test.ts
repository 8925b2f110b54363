import { expect, test } from "vitest";
import type { RunStatus } from "@/lib/contracts/types";
import { runAnnouncement } from "@/lib/view/run-announcement";
import { NO_CANDIDATES, RUN_OPTIONS, UNNAMED } from "../../support/run-options";

const status = (over: Partial<RunStatus>): RunStatus => ({
  task_id: "6f1f6c7e-54a5-4f0c-9f55-1d8dbb1f3f0e",
  ...UNNAMED,
  state: "STARTED",
  stage: "generating",
  progress: 0,
  total: 50,
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
  num_requested: 50,
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

/** What is told of a run as its page tells it: each text when its key is another than the last. */
function told(statuses: RunStatus[]): string[] {
  let last = "";
  return statuses.flatMap((each) => {
    const { key, text } = runAnnouncement(each);
    if (key === last) return [];
    last = key;
    return [text];
  });
}

test("a run of fifty is told at its stages and quarters, seven times and no more", () => {
  const saved = (count: number) => ({ counts: { generated: count, saved: count, failed: 0 } });
  const statuses = [
    status({ state: "PENDING", stage: null }),
    status({ stage: "building_pipeline" }),
    ...Array.from({ length: 49 }, (_, count) => status(saved(count))),
    status({ ...saved(50), state: "SUCCESS", stage: null }),
  ];
  expect(told(statuses)).toEqual([
    "Waiting for its turn.",
    "Choosing tags, readers and difficulty.",
    "Writing 50 ideas.",
    "A quarter done: 13 saved, of 50.",
    "Half done: 25 saved, of 50.",
    "Three quarters done: 38 saved, of 50.",
    "Done: 50 of 50 ideas saved.",
  ]);
});

test("failures are told with the counts, at a quarter and at the end", () => {
  const counts = { generated: 30, saved: 30, failed: 20 };
  expect(runAnnouncement(status({ counts: { generated: 9, saved: 9, failed: 5 } })).text).toBe(
    "A quarter done: 9 saved, 5 failed, of 50.",
  );
  expect(runAnnouncement(status({ state: "SUCCESS", stage: null, counts })).text).toBe(
    "Partial: 30 of 50 ideas saved. 20 failed.",
  );
});

test("a retry is told anew", () => {
  const done = status({ state: "SUCCESS", stage: null, counts: { generated: 48, saved: 48, failed: 2 } });
  const again = status({ counts: { generated: 48, saved: 48, failed: 0 } });
  expect(told([done, again, done])).toHaveLength(3);
});
