import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ideaOfProject, ideaOfRow } from "@/components/ideas/idea";
import { IdeaEntry } from "@/components/ideas/idea-entry";
import { ProjectScores } from "@/components/projects/project-scores";
import { RunNotices } from "@/components/runs/run-notices";
import type { Project } from "@/lib/contracts/projects";
import type { Row, RunStatus } from "@/lib/contracts/runs";

const NOTE = "compared with 128 of 284";
const basis = { compared_with: 128, compared_of: 284, novelty_note: NOTE };
const whole = { compared_with: 284, compared_of: 284, novelty_note: null };

const project = (over: Partial<Project>): Project => ({
  id: 7,
  run_deleted: false,
  source: "nemo_data_designer",
  source_comment_id: null,
  is_valid_project: true,
  invalid_reason: null,
  title: "Tide Tables",
  short_description: "Tells when to dig for clams",
  description: "Reads the harbour's gauge.",
  hashtags: ["tides"],
  project_urls: [],
  url_summaries: {},
  primary_url: null,
  url_contents: {},
  idea_score: 7,
  complexity_score: 4,
  is_bookmarked: false,
  created_at: "2026-01-01T00:00:00",
  processed_at: "2026-01-01T00:00:00",
  comment_time: null,
  workflow_logs: [],
  screenshot_path: null,
  submission_count: 0,
  run_id: null,
  row: null,
  review_status: "pending",
  review_reason: null,
  duplicate_of: null,
  version: 0,
  novelty: 1,
  relaxed: false,
  ...basis,
  ...over,
});

const row = (over: Partial<Row>) =>
  ({
    state: "saved",
    metadata: { title: "Tide Tables", short_description: "s", description: "d", hashtags: [] },
    idea_quality: { idea_score: 7, complexity_score: 4, idea_reasoning: null, complexity_reasoning: null },
    relaxed: false,
    relaxed_wishes: [],
    novelty: 1,
    near: false,
    too_alike: [],
    nearest: null,
    project_id: 7,
    ...basis,
    ...over,
  }) as Row;

const card = (idea: ReturnType<typeof ideaOfRow>) =>
  idea && renderToStaticMarkup(createElement(IdeaEntry, { idea, mark: "1", heading: "h3" }));

const status = { error: undefined, outcome: null, paused_reason: null, interruptions: 0 };
const notices = (novelty_note: string | null) =>
  renderToStaticMarkup(createElement(RunNotices, { status: { ...status, novelty_note } as RunStatus }));

describe("an idea that was compared with a part of the projects", () => {
  it("says so on the card of its row and of its project, and on its page, beside the novelty", () => {
    for (const html of [
      card(ideaOfRow(row({}))),
      card(ideaOfProject(project({}))),
      renderToStaticMarkup(createElement(ProjectScores, { project: project({}), row: null })),
    ]) {
      expect(html).toContain("Novelty: 1.00 of 1");
      expect(html).toContain(NOTE);
    }
  });

  it("says nothing where it was compared with all of them, or is not known to have been", () => {
    const unknown = { compared_with: null, compared_of: null, novelty_note: null };
    for (const over of [whole, unknown]) {
      expect(card(ideaOfRow(row(over)))).not.toContain("compared");
      expect(card(ideaOfProject(project(over)))).not.toContain("compared");
    }
  });
});

describe("a run whose ideas are compared with a part of the projects", () => {
  it("says so, with the reason, in the run's view", () => {
    const note = "Novelty is compared with 128 of 284 projects. The embedding endpoint failed (500): Busy.";
    expect(notices(note)).toContain(note);
  });

  it("says nothing where it is all of them", () => {
    expect(notices(null)).toBe("");
  });
});
