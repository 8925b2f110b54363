import { expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { callEndpoint } from "../../support/call-endpoint";
import { stubbedApp } from "../../support/stubbed-app";

/** What waywo's own Designer page asks and reads, in order; facts of the interface, checked against a waywo. */
const launch = stubbedApp();

const json = { "content-type": "application/json" };
const asJson = async (response: Promise<Response>) => (await response).json();
const WAYWO_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?$/;

/** The project object of waywo, each field with what its value may be. */
const PROJECT = {
  id: expect.any(Number),
  source_comment_id: null,
  source: "nemo_data_designer",
  is_valid_project: true,
  invalid_reason: null,
  title: expect.any(String),
  short_description: expect.any(String),
  description: expect.any(String),
  hashtags: expect.arrayContaining([expect.any(String)]),
  project_urls: [],
  url_summaries: {},
  primary_url: null,
  url_contents: {},
  idea_score: expect.any(Number),
  complexity_score: expect.any(Number),
  created_at: expect.stringMatching(WAYWO_DATE),
  processed_at: expect.stringMatching(WAYWO_DATE),
  comment_time: null,
  workflow_logs: expect.any(Array),
  is_bookmarked: false,
  screenshot_path: null,
};

test("the page loads its tags, starts a run, follows it and shows its projects", async () => {
  const { app } = await launch({ stub: { dimensions: 16 }, seeded: true });

  const { hashtags, total } = await asJson(callEndpoint("listHashtags"));
  expect(hashtags.length).toBe(total);
  expect(hashtags).toEqual([...hashtags].sort());
  expect(hashtags.every((tag: unknown) => typeof tag === "string")).toBe(true);

  // The untouched form sends 0.9.
  const body = JSON.stringify({ num_ideas: 3, creativity: 0.9, seed_tags: hashtags.slice(0, 2) });
  const posted = await callEndpoint("createRun", { headers: json, body });
  expect(posted.status).toBe(200);
  const started = await posted.json();
  expect(started).toMatchObject({ task_id: expect.any(String), num_requested: 3 });
  expect(started.seed_tags).toEqual(hashtags.slice(0, 2));

  const params = { task_id: started.task_id };
  let last = -1;
  let stage = "";
  for (;;) {
    const status = await asJson(callEndpoint("getRunStatus", { params }));
    expect(status.task_id).toBe(started.task_id);
    expect(["PENDING", "STARTED", "SUCCESS", "FAILURE"]).toContain(status.state);
    if (status.state === "SUCCESS") break;
    if (status.state === "PENDING") continue;
    expect(status.state).toBe("STARTED");
    expect(["building_pipeline", "generating", "saving"]).toContain(status.stage);
    if (status.stage !== stage) last = -1;
    ({ stage } = status);
    expect(status.progress).toBeGreaterThanOrEqual(last);
    expect(status.progress).toBeLessThanOrEqual(status.total);
    last = status.progress;
  }

  const { result } = await asJson(callEndpoint("getRunStatus", { params }));
  expect(result).toEqual({
    status: "success",
    num_requested: 3,
    num_generated: 3,
    num_saved: 3,
    num_accepted: expect.any(Number),
    project_ids: [expect.any(Number), expect.any(Number), expect.any(Number)],
    errors: [],
    seed_tags: started.seed_tags,
  });

  const search = "source=nemo_data_designer&limit=50&sort=newest";
  const list = await asJson(callEndpoint("listProjects", { search }));
  expect(list).toMatchObject({ total: 3, bookmarked_count: 0, limit: 50, offset: 0 });
  expect(list.filters).toMatchObject({ source: "nemo_data_designer" });
  const mine = list.projects.filter(({ id }: { id: number }) => result.project_ids.includes(id));
  expect(mine).toHaveLength(3);
  for (const project of mine) {
    expect(project).toMatchObject({ ...PROJECT, submission_count: 0 });
    const detail = await asJson(callEndpoint("getProject", { params: { id: String(project.id) } }));
    expect(detail).toMatchObject({ source_comment: null, parent_post: null, submissions: [] });
    expect(detail.project).toMatchObject(PROJECT);
  }
  await app.end(started.task_id);
});

test("an emptied number is refused, and an error of a route has its sentence in detail", async () => {
  await launch();
  const body = JSON.stringify({ num_ideas: "", creativity: 0.9 });
  const refused = await callEndpoint("createRun", { headers: json, body });
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({
    detail: expect.any(String),
    errors: [{ loc: ["body", "num_ideas"] }],
  });
  const missing = await callEndpoint("getProject", { params: { id: "9" } });
  expect([missing.status, (await missing.json()).detail]).toEqual([404, expect.any(String)]);
});

test("a run that fails tells its error, as the page shows it", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 16 } });
  stub.answer(async ({ route }) => (route === "chat" ? { status: 401 } : undefined));
  const { task_id } = await app.start({ num_ideas: 1 });
  await app.end(task_id);
  const status = await asJson(callEndpoint("getRunStatus", { params: { task_id } }));
  expect(status).toMatchObject({ state: "FAILURE", error: expect.any(String) });
});

test("what a collected project holds comes out as waywo writes it", async () => {
  await launch();
  const project = await db().project.create({
    data: {
      source: "hn",
      isValidProject: false,
      invalidReason: "too_short",
      title: "Tidewatch",
      shortDescription: "Tide alarms",
      description: "Alarms.",
      hashtags: '["iot"]',
      tags: { create: { tag: "iot", position: 0 } },
      projectUrls: '["https://tide.example"]',
      urlSummaries: '{"https://tide.example": "A gauge."}',
      urlContents: '{"https://tide.example": "# Tidewatch", "broken": 7}',
      primaryUrl: "https://tide.example",
      ideaScore: 7,
      complexityScore: 4,
      workflowLogs: '["[08:29:41] read"]',
      screenshotPath: "screenshots/71.jpg",
      createdAt: new Date("2026-03-01T08:30:00.000Z"),
      processedAt: new Date("2026-03-01T08:30:00.123Z"),
    },
  });
  const detail = await asJson(callEndpoint("getProject", { params: { id: String(project.id) } }));
  expect(detail.project).toMatchObject({
    source: "hn",
    is_valid_project: false,
    invalid_reason: "too_short",
    hashtags: ["iot"],
    project_urls: ["https://tide.example"],
    url_summaries: { "https://tide.example": "A gauge." },
    url_contents: { "https://tide.example": "# Tidewatch" },
    workflow_logs: ["[08:29:41] read"],
    screenshot_path: "screenshots/71.jpg",
    created_at: "2026-03-01T08:30:00",
    processed_at: "2026-03-01T08:30:00.123000",
  });
});
