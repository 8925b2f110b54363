import { describe, expect, it } from "vitest";
import { isDesigned } from "@/lib/contracts/project-source";
import { isFinished, RUN_STATES } from "@/lib/contracts/run-state";
import type { RunStatus, RunSummary } from "@/lib/contracts/types";
import {
  corpusSentence,
  corpusWords,
  etaWords,
  listWords,
  projectOrigin,
  relaxedNote,
  rowStage,
  runState,
  runTitle,
} from "@/lib/view/text";
import { NO_CANDIDATES, RUN_OPTIONS, UNNAMED } from "../../support/run-options";

const SUMMARY: RunSummary = {
  ...RUN_OPTIONS,
  ...UNNAMED,
  min_idea_score: null,
  task_id: "6f1f6c7e-54a5-4f0c-9f55-1d8dbb1f3f0e",
  state: "SUCCESS",
  outcome: null,
  num_requested: 6,
  num_saved: 4,
  num_failed: 2,
  seed_tags: [],
  creativity: 0.85,
  model: "built-in",
  average_idea_score: 6.5,
  tokens: { prompt: 0, completion: 0 },
  seconds: 3,
  error: null,
  created_at: "2026-01-01T00:00:00.000Z",
  updated_at: "2026-01-01T00:00:01.000Z",
};

const summary = (over: Partial<RunSummary>): RunSummary => ({ ...SUMMARY, ...over });

/** The same run as its own page gets it. */
const status = ({
  num_saved,
  num_failed,
  error,
  average_idea_score: _score,
  tokens: _tokens,
  seconds: _seconds,
  ...run
}: RunSummary): RunStatus => ({
  ...run,
  ...(error === null ? {} : { error }),
  started_at: null,
  finished_at: null,
  stage: "generating",
  progress: 0,
  total: run.num_requested,
  counts: { generated: num_saved, saved: num_saved, failed: num_failed },
  candidates: NO_CANDIDATES,
  project_ids: [],
  errors: [],
  eta_seconds: null,
  paused_reason: null,
  novelty_note: null,
  interruptions: 0,
  seed: 1,
  corpus_mark: null,
  usage: { calls: 0, prompt_tokens: 0, completion_tokens: 0, cost: null },
});

describe("the state of a run", () => {
  it.each([
    [summary({ num_saved: 6, num_failed: 0 }), "Done: 6 of 6 ideas saved"],
    [summary({}), "Partial: 4 of 6 ideas saved"],
    [summary({ state: "FAILURE", outcome: "cancelled" }), "Cancelled: 4 of 6 ideas saved"],
    [summary({ state: "FAILURE" }), "Failed: 4 of 6 ideas saved"],
    [summary({ state: "FAILURE", num_saved: 0 }), "Failed: no idea saved"],
    [summary({ state: "PENDING" }), "Waiting for its turn"],
  ])("reads the same in the list and on its page", (run, text) => {
    expect(runState(run)).toBe(text);
    expect(runState(status(run))).toBe(text);
  });

  it("says more on its page while it is under way", () => {
    const run = summary({ state: "STARTED" });
    expect(runState(run)).toBe("Under way");
    expect(runState(status(run))).toBe("Writing 6 ideas");
  });

  it("is finished in SUCCESS and FAILURE alone", () => {
    expect(RUN_STATES.filter((state) => isFinished({ state }))).toEqual(["SUCCESS", "FAILURE"]);
  });
});

describe("where a project comes from", () => {
  it.each([
    [{ source: "nemo_data_designer", run_id: "a run" }, "Generated"],
    [{ source: "nemo_data_designer", run_id: null }, "Generated"],
    [{ source: "hn", run_id: null }, "Collected"],
    [{ source: null, run_id: null }, "Collected"],
    [{ source: "sample", run_id: null }, "Sample"],
  ])("is told by its source, whatever became of its run: %j", (project, origin) => {
    expect(projectOrigin(project)).toBe(origin);
    expect(isDesigned(project)).toBe(origin === "Generated");
  });
});

describe("what the corpus is", () => {
  it("says that samples were written for this package, while they are in use", () => {
    const sample = /sample corpus, written for this package/;
    expect(corpusWords({ sample: true, collected: false })).toMatch(sample);
    expect(corpusWords({ sample: true, collected: true })).toMatch(sample);
    expect(corpusWords({ sample: true, collected: false })).not.toMatch(/collected/);
    expect(corpusWords({ sample: false, collected: true })).toBe("Collected and generated.");
  });

  it("claims to know what people build only once something was collected", () => {
    expect(corpusSentence({ sample: true, collected: true })).toMatch(/Hacker News.*sample corpus/);
    expect(corpusSentence({ sample: false, collected: true })).toMatch(
      /Hacker News say they are building\.$/,
    );
    expect(corpusSentence({ sample: true, collected: false })).toMatch(
      /sample corpus, written for this package/,
    );
    expect(corpusSentence({ sample: false, collected: false })).toMatch(/nothing is imported yet/);
    for (const sample of [true, false]) {
      expect(corpusSentence({ sample, collected: false })).not.toMatch(/knows/);
    }
  });
});

describe("words", () => {
  it("name a run by its tags", () => {
    expect(listWords(["a", "b", "c"])).toBe("a, b and c");
    expect(runTitle({ num_requested: 1, seed_tags: ["ios"] })).toBe("1 idea on ios");
    expect(runTitle({ num_requested: 2, seed_tags: [] })).toBe("2 ideas from the whole vocabulary");
  });

  it("name the stage of a row, and the row where no stage is to blame", () => {
    expect(rowStage("metadata")).toBe("naming and tagging it");
    expect(rowStage(null)).toBe("working on the row");
  });

  it("round the time left", () => {
    expect([null, 3, 42, 150].map(etaWords)).toEqual([
      null,
      "a few seconds left",
      "about 40 seconds left",
      "about 3 minutes left",
    ]);
  });
});

describe("a relaxed idea", () => {
  it("says what its texts lack, in a person's words", () => {
    const wishes = [
      "title: has 8 words, 2 to 5 are needed",
      "short_description: has 14 words, 5 to 10 are needed",
    ];
    expect(relaxedNote(wishes)).toBe(
      "Kept as the model wrote it: title has 8 words, 2 to 5 are needed; tagline has 14 words, 5 to 10 are needed",
    );
    expect(relaxedNote()).toBe("Kept as the model wrote it");
  });
});
