import { expect } from "vitest";
import { anHourAgo, blob, inSql, type Scene } from "./scene";

/** How a store is broken, what the doctor calls it, and where it finds it. */
export type Case = [name: string, code: string, breakIt: (scene: Scene) => Promise<void>, where?: object];

export const REPAIRABLE: Case[] = [
  [
    "a row that lost its project",
    "stored_twice",
    (s) => s.setRow(s.complete, 1, "project_id = NULL"),
    { row: 1 },
  ],
  [
    "a row that is not saved, though its project is there",
    "stored_twice",
    (s) => s.setRow(s.complete, 1, "state = 'failed', error_message = 'no', project_id = NULL"),
    { row: 1 },
  ],
  [
    "a planned row in a SUCCESS",
    "open_row",
    (s) => s.setRow(s.complete, 1, "state = 'planned', project_id = NULL"),
    { row: 1 },
  ],
  [
    "a row under way in a SUCCESS",
    "open_row",
    (s) => s.setRow(s.complete, 1, "state = 'generating', project_id = NULL"),
  ],
  [
    "an open row in a cancelled run",
    "open_row",
    (s) => s.setRow(s.cancelled, 0, "state = 'generating'"),
    { row: 0 },
  ],
  [
    "a row that a SUCCESS lost",
    "row_count",
    (s) =>
      s.byHand(
        `DELETE FROM generation_rows WHERE id = ${s.rowOf("id", s.complete, 2)}; DELETE FROM generation_candidates WHERE row_id NOT IN (SELECT id FROM generation_rows); UPDATE waywo_projects SET source = NULL`,
      ),
  ],
  [
    "a row that a cancelled run lost",
    "row_count",
    (s) => s.byHand(`DELETE FROM generation_rows WHERE id = ${s.rowOf("id", s.cancelled, 1)}`),
  ],
  [
    "a SUCCESS without an idea",
    "success_without_idea",
    (s) => s.setRun(s.cancelled, "state = 'SUCCESS', outcome = NULL, error = NULL"),
  ],
  ["a FAILURE without an error", "failure_without_error", (s) => s.setRun(s.cancelled, "error = NULL")],
  ["a SUCCESS that says FAILURE", "failure_without_error", (s) => s.setRun(s.complete, "state = 'FAILURE'")],
  [
    "a run that its batch counts as something else",
    "batch_run_differs",
    (s) =>
      s.byHand(
        `INSERT INTO generation_batches (id, state, num_ideas, request, seed, corpus_mark, "by", updated_at)
         VALUES ('b', 'SUCCESS', 3, '{}', 1, '', 'ann', '2026-01-01T00:00:00.000Z');
         INSERT INTO batch_runs (batch_id, place, run_id, num_ideas, settled, state, saved)
         VALUES ('b', 0, '${s.complete}', 3, true, 'SUCCESS', 2)`,
      ),
  ],
  [
    "a tag with another count",
    "tags_miscounted",
    (s) =>
      s.byHand("UPDATE waywo_projects SET source = 'hn'; UPDATE tag_counts SET count = 9 WHERE tag = 'ios'"),
  ],
  [
    "a pair of tags that nobody has",
    "tags_miscounted",
    (s) => s.byHand("INSERT INTO tag_pairs VALUES ('a', 'b', 1)"),
  ],
  [
    "a project that counts but is not valid",
    "tags_miscounted",
    (s) => s.byHand("INSERT INTO corpus_projects SELECT id FROM waywo_projects"),
  ],
  [
    "a project that the search index lacks",
    "search_differs",
    (s) => s.byHand(`DELETE FROM project_search WHERE ${inSql({ sqlite: "rowid", postgres: "id" })} = 2`),
    { projectId: 2, sentence: expect.stringContaining("1 missing, 0 too many, 0 different") },
  ],
  [
    "a search index without anything",
    "search_differs",
    (s) =>
      s.byHand(
        inSql({
          sqlite: "INSERT INTO project_search (project_search) VALUES ('delete-all')",
          postgres: "DELETE FROM project_search",
        }),
      ),
    { sentence: expect.stringContaining("3 missing, 0 too many, 0 different") },
  ],
  [
    "a project in the search index that is not there",
    "search_differs",
    (s) =>
      s.byHand(
        inSql({
          sqlite:
            "INSERT INTO project_search (rowid, title, tagline, description, tags) VALUES (99, 'a', 'b', 'c', 'd')",
          postgres: "INSERT INTO project_search (id, words) VALUES (99, 'a')",
        }),
      ),
    { projectId: 99, sentence: expect.stringContaining("0 missing, 1 too many, 0 different") },
  ],
  [
    "a project in the bin that the search index still has",
    "search_differs",
    (s) => s.unindexed("UPDATE waywo_projects SET binned_at = created_at WHERE id = 2"),
    { projectId: 2, sentence: expect.stringContaining("0 missing, 1 too many, 0 different") },
  ],
  [
    "a project with more words than in the search index",
    "search_differs",
    (s) => s.unindexed("UPDATE waywo_projects SET description = description || ' And more.' WHERE id = 2"),
    { projectId: 2, sentence: expect.stringContaining("0 missing, 0 too many, 1 different") },
  ],
  [
    "a project with another word than in the search index",
    "search_differs",
    (s) => s.unindexed("UPDATE waywo_projects SET short_description = 'One of the others' WHERE id = 2"),
    { projectId: 2 },
  ],
  [
    "a word that the search index has in another column",
    "search_differs",
    (s) =>
      s.unindexed(
        "UPDATE waywo_projects SET title = 'One 1', short_description = 'Idea of the ideas' WHERE id = 2",
      ),
    { projectId: 2 },
  ],
  [
    "hashtags that the search index has otherwise",
    "search_differs",
    (s) =>
      s.unindexed(`UPDATE waywo_projects SET hashtags = '["天气","nutrition"]' WHERE id = 2;
        UPDATE project_tags SET tag = '天气' WHERE project_id = 2 AND tag = 'ios'`),
    { projectId: 2 },
  ],
  [
    "a row that waits to be saved without candidates",
    "generated_without_idea",
    (s) => s.setRow(s.underWay, 2, "state = 'generated'"),
    { row: 2 },
  ],
  [
    "a row that waits to be saved with none chosen",
    "generated_without_idea",
    (s) => s.setCandidate(s.underWay, 0, "chosen = false"),
  ],
  [
    "a row that waits to be saved without scores",
    "generated_without_idea",
    (s) => s.setCandidate(s.underWay, 0, "idea_score = NULL"),
  ],
  [
    "a saved row that never had an idea",
    "saved_without_idea",
    (s) => s.setRow(s.cancelled, 0, "state = 'saved'"),
    { row: 0 },
  ],
  [
    "a row with a project that is not saved",
    "unsaved_with_project",
    (s) => s.setRow(s.complete, 0, "state = 'failed', error_message = 'no'"),
    { row: 0 },
  ],
  [
    "two chosen candidates of a row to be saved",
    "two_chosen",
    (s) => s.copyCandidate(s.underWay, 0),
    { row: 0 },
  ],
  ["two chosen candidates of a saved row", "two_chosen", (s) => s.copyCandidate(s.complete, 0), { row: 0 }],
  [
    "a failed row without an error",
    "failed_without_error",
    (s) => s.setRow(s.cancelled, 0, "state = 'failed'"),
  ],
  [
    "a row without run",
    "lost_reference",
    (s) =>
      s.byHand(
        `INSERT INTO generation_rows (run_id, row, primary_tag, secondary_tags, target_audience, target_complexity, updated_at) VALUES ('none', 0, 'ios', '[]', 'all', 3, '${anHourAgo()}')`,
      ),
  ],
  [
    "a row that names a project that is not there",
    "lost_reference",
    (s) => s.byHand(`DELETE FROM project_tags WHERE project_id = 1; DELETE FROM waywo_projects WHERE id = 1`),
  ],
  [
    "a candidate without row",
    "lost_reference",
    (s) => s.byHand(`INSERT INTO generation_candidates (row_id, number) VALUES (999, 0)`),
  ],
  [
    "a call record without run",
    "lost_reference",
    (s) =>
      s.byHand(
        `INSERT INTO model_calls (run_id, row, "column", candidate, attempt, model, temperature, prompt_version, prompt_tokens, completion_tokens, tokens_estimated, latency_ms, outcome) VALUES ('none', 0, 'metadata', 0, 1, 'm', 1, '1', 1, 1, false, 1, 'ok')`,
      ),
  ],
  [
    "a tag without project",
    "lost_reference",
    (s) => s.byHand(`INSERT INTO project_tags (project_id, tag, position) VALUES (999, 'ios', 0)`),
  ],
  [
    "a comment without thread",
    "lost_reference",
    (s) => s.byHand(`INSERT INTO waywo_comments (id, type, parent) VALUES (1, 'comment', 999)`),
  ],
  [
    "a submission without project",
    "lost_reference",
    (s) =>
      s.byHand(
        `INSERT INTO waywo_comments (id, type) VALUES (1, 'comment'); INSERT INTO waywo_project_submissions (project_id, comment_id) VALUES (999, 1)`,
      ),
  ],
  [
    "a submission without comment",
    "lost_reference",
    (s) => s.byHand("INSERT INTO waywo_project_submissions (project_id, comment_id) VALUES (1, 999)"),
  ],
  [
    "a call record without comment",
    "lost_reference",
    (s) =>
      s.byHand(
        `INSERT INTO comment_calls (comment_id, attempt, model, temperature, prompt_version, prompt_tokens, completion_tokens, tokens_estimated, latency_ms, outcome) VALUES (999, 1, 'm', 1, '1', 1, 1, false, 1, 'ok')`,
      ),
  ],
  [
    "a regeneration without candidate",
    "lost_reference",
    (s) =>
      s.byHand(
        `INSERT INTO regenerations (candidate_id, state, updated_at) VALUES (999, 'failed', '${anHourAgo()}')`,
      ),
  ],
  [
    "an item without bulk change",
    "lost_reference",
    (s) => s.byHand("INSERT INTO bulk_items (bulk_id, position, project_id) VALUES ('none', 0, 1)"),
  ],
  [
    "a step without function",
    "lost_reference",
    (s) =>
      s.byHand(
        `INSERT INTO executor_steps (run_id, step_id, op, name, created_at) VALUES ('none', 'a', 'StepRun', 'a', '${anHourAgo()}')`,
      ),
  ],
  [
    "a tag that is not among the hashtags",
    "tags_differ",
    (s) => s.byHand("INSERT INTO project_tags (project_id, tag, position) VALUES (1, 'other', 9)"),
    { projectId: 1 },
  ],
  [
    "a hashtag without its tag",
    "tags_differ",
    (s) => s.byHand("DELETE FROM project_tags WHERE project_id = 1 AND tag = 'ios'"),
  ],
  [
    "tags in another order",
    "tags_differ",
    (s) => s.byHand("UPDATE project_tags SET position = 1 - position WHERE project_id = 1"),
  ],
  ["hashtags that are no JSON", "tags_differ", (s) => s.setProject("hashtags = 'ios'")],
  [
    "a vector of 15 bytes",
    "bad_vector",
    (s) => s.setProject(`description_embedding = ${blob("000000000000000000000000000000")}`),
  ],
  ["an empty vector", "bad_vector", (s) => s.setProject(`description_embedding = ${blob("")}`)],
  [
    "a vector that is all zero",
    "bad_vector",
    (s) => s.setProject(`description_embedding = ${blob("00000000000000000000000000000000")}`),
  ],
  [
    "a vector with NaN",
    "bad_vector",
    (s) => s.setProject(`description_embedding = ${blob("0000c07f0000803f0000803f0000803f")}`),
  ],
  [
    "a vector with an infinite number",
    "bad_vector",
    (s) => s.setProject(`description_embedding = ${blob("0000807f0000803f0000803f0000803f")}`),
  ],
  [
    "a vector of another length than the others of its model",
    "bad_vector",
    (s) => s.setProject(`description_embedding = ${blob("0000803f0000803f")}`),
  ],
  [
    "a bad vector of an idea to be saved",
    "bad_vector",
    (s) => s.setCandidate(s.underWay, 0, `embedding = ${blob("00000000000000000000000000000000")}`),
  ],
  [
    "a bad vector of a saved idea",
    "bad_vector",
    (s) => s.setCandidate(s.complete, 0, `embedding = ${blob("000000")}`),
  ],
  [
    "a journal entry of a run that has ended",
    "stale_journal",
    async (s) => {
      await s.setRun(s.complete, `finished_at = '${anHourAgo()}'`);
      await s.journal("01A", s.complete);
    },
  ],
  [
    "a journal entry of a failure handler whose run has ended",
    "stale_journal",
    async (s) => {
      await s.setRun(s.complete, `finished_at = '${anHourAgo()}'`);
      await s.failureHandler("01A", s.complete);
    },
  ],
  ["a journal entry of an unknown run", "stale_journal", (s) => s.journal("01A", "none")],
  ["a journal entry of an unknown parent", "stale_journal", (s) => s.journal("01A", s.underWay, "01Z")],
];
