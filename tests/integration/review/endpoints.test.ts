import { expect, test } from "vitest";
import { ENDPOINTS } from "@/lib/contracts";
import type { EndpointName } from "@/lib/contracts/paths";
import type { ReviewQueue } from "@/lib/contracts/review";
import { db } from "@/lib/core/db";
import { callEndpoint } from "../../support/call-endpoint";
import { ideaByHand } from "../../support/ideas-by-hand";
import { projectByHand } from "../../support/projects-by-hand";
import { ADMIN_TOKEN, callAsAdmin } from "../../support/review-calls";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();
const start = () => launch({ stub: { dimensions: 8 }, env: { ADMIN_TOKEN } });

const REVIEW = (Object.keys(ENDPOINTS) as EndpointName[]).filter((name) => {
  const { path, method } = ENDPOINTS[name];
  return path.startsWith("/api/review/") || (path === "/api/waywo-projects/{id}" && method !== "GET");
});

test("nobody but an admin reads or changes anything of a review", async () => {
  await start();
  const { id } = await ideaByHand();
  const strangers: Record<string, string>[] = [{}, { authorization: "Bearer another" }];
  expect(REVIEW.length).toBeGreaterThanOrEqual(10);
  for (const name of REVIEW) {
    for (const headers of strangers) {
      const response = await callEndpoint(name, {
        params: { id: String(id) },
        headers: { ...headers, "content-type": "application/json" },
        ...(ENDPOINTS[name].method === "GET" ? {} : { body: '{"decision":"approve"}' }),
      });
      expect([name, response.status]).toEqual([name, 401]);
    }
  }
  expect(await db().reviewEntry.count()).toBe(0);
});

test.each<[EndpointName, unknown, string]>([
  ["decideProject", { decision: "approve", by: "bob" }, "by"],
  ["decideProject", { decision: "burn" }, "decision"],
  ["decideProject", { decision: "approve", reason: "too vague" }, "reason"],
  ["decideProject", { decision: "reject", reason: "x".repeat(501) }, "reason"],
  ["decideProject", { decision: "duplicate" }, "duplicate_of"],
  ["decideProject", { decision: "reject", duplicate_of: 2 }, "duplicate_of"],
  ["decideProject", { decision: "duplicate", duplicate_of: 2 ** 31 }, "duplicate_of"],
  ["decideProject", { decision: "approve", version: "1" }, "version"],
  ["editProject", { title: "Gong" }, "version"],
  ["editProject", { version: 0, review_status: "approved" }, "review_status"],
  ["editProject", { version: 0, idea_score: 11 }, "idea_score"],
  ["editProject", { version: 0, complexity_score: 0 }, "complexity_score"],
  ["editProject", { version: 0, hashtags: "a, b" }, "hashtags"],
  ["editProject", { version: 0, decision: { decision: "approve", version: 1 } }, "decision"],
  ["emptyBin", {}, "expected"],
  ["emptyBin", { expected: -1 }, "expected"],
])("%s of %j is refused, and nothing changes", async (name, body, field) => {
  await start();
  const { id } = await ideaByHand();
  const response = await callAsAdmin(name, { id, body });
  expect(response.status).toBe(422);
  expect(JSON.stringify((await response.json()).errors)).toContain(field);
  expect(await db().reviewEntry.count()).toBe(0);
});

test("a second admin's change is a 409, and the item tells what it is now", async () => {
  await start();
  const { id } = await ideaByHand();
  const edit = (title: string) => callAsAdmin("editProject", { id, body: { version: 0, title } });
  expect((await edit("Gong")).status).toBe(200);
  const refused = await edit("Drum");
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ code: "edit_conflict" });
  const item = await (await callAsAdmin("getReviewItem", { id })).json();
  expect(item).toMatchObject({
    project: { title: "Gong", version: 1 },
    history: [{ action: "edit", after: { title: "Gong" }, can_undo: true }],
  });
  const [entry] = item.history;
  const undone = await callAsAdmin("undoReviewEntry", { id: entry.id });
  expect(await undone.json()).toMatchObject({ project: { title: "Tide Bell" }, entry: { undoes: entry.id } });
  const again = await callAsAdmin("undoReviewEntry", { id: entry.id });
  expect([again.status, (await again.json()).code]).toEqual([409, "already_undone"]);
});

const queue = async (search = ""): Promise<ReviewQueue> =>
  (await callAsAdmin("listReviewQueue", { search })).json();
const titles = ({ projects }: ReviewQueue) => projects.map(({ title }) => title);

test("the queue has the pending ideas in five orders, and counts every state", async () => {
  await start();
  const created = (day: number) => new Date(Date.UTC(2026, 0, day));
  await ideaByHand({ title: "A", ideaScore: 9, novelty: 0.1, createdAt: created(3) });
  await ideaByHand({ title: "B", ideaScore: 5, novelty: 0.5, createdAt: created(1) });
  await ideaByHand({ title: "C", ideaScore: 2, novelty: 0.2, createdAt: created(2) });
  await ideaByHand({ title: "D", ideaScore: 7, novelty: null, createdAt: created(4) });
  await projectByHand({ title: "Collected" });
  for (const status of ["approved", "rejected", "rejected", "duplicate"] as const)
    await ideaByHand({ title: status, reviewStatus: status });
  await ideaByHand({ title: "binned", binnedAt: new Date() });

  const first = await queue();
  expect(first).toMatchObject({
    total: 4,
    order: "oldest",
    counts: { pending: 4, approved: 1, rejected: 2, duplicate: 1, binned: 1 },
  });
  expect(titles(first)).toEqual(["B", "C", "A", "D"]);
  expect(titles(await queue("order=score"))).toEqual(["A", "D", "B", "C"]);
  expect(titles(await queue("order=novelty"))).toEqual(["B", "C", "A", "D"]);
  // A is first by score and last by novelty; D has none.
  expect(titles(await queue("order=disagreement"))[0]).toBe("A");
  expect(titles(await queue("order=disagreement")).at(-1)).toBe("D");
  expect(titles(await queue("order=score&limit=2&offset=1"))).toEqual(["D", "B"]);
  expect(titles(await queue("review_status=rejected,duplicate"))).toHaveLength(3);
  expect(titles(await queue("min_idea_score=6"))).toEqual(["A", "D"]);
  expect(titles(await queue("q=collected"))).toEqual([]);
  expect((await callAsAdmin("listReviewQueue", { search: "order=newest" })).status).toBe(422);
  expect((await callAsAdmin("listReviewQueue", { search: "sort=newest" })).status).toBe(422);
});

test("the queue by run keeps runs and their rows together, with the judge's own scores", async () => {
  const { app } = await start();
  const runs = [];
  for (let n = 0; n < 2; n++) {
    const { task_id } = await app.start({ num_ideas: 3 });
    runs.push((await app.end(task_id)).project_ids);
  }
  const [edited = 0] = runs[0] ?? [];
  await callAsAdmin("editProject", { id: edited, body: { version: 0, idea_score: 1 } });
  const { projects } = await queue("order=run");
  expect(projects.map(({ id }) => id)).toEqual(runs.flat());
  const first = projects[0];
  expect(first).toMatchObject({ idea_score: 1, review_status: "pending", version: 1 });
  const item = await (await callAsAdmin("getReviewItem", { id: edited })).json();
  expect(first?.judge).toEqual({
    idea_score: item.judge.idea_score,
    complexity_score: item.judge.complexity_score,
  });
  expect(item.judge).toMatchObject({
    idea_reasoning: expect.any(String),
    complexity_reasoning: expect.any(String),
  });
  expect(item.samples).toMatchObject({ primary_tag: expect.any(String), exploring: expect.any(Boolean) });
  expect(item.project_idea).toEqual(expect.any(String));
  expect(item.candidates[0]).toMatchObject({ number: 0, made_by: null, error: null });
  expect(item.nearest).toHaveLength(3);
  expect(item.nearest.map(({ project }: { project: { id: number } }) => project.id)).not.toContain(edited);
});

test("lists and files are filtered by state, and tell it", async () => {
  await start();
  const approved = await ideaByHand({ title: "Approved", reviewStatus: "approved" });
  await ideaByHand({ title: "Rejected", reviewStatus: "rejected", reviewReason: "not new" });
  await projectByHand({ title: "Collected" });
  const list = async (search: string) => (await callEndpoint("listProjects", { search })).json();
  expect((await list("")).total).toBe(3);
  const { projects, total, filters } = await list("review_status=approved,%20pending");
  expect([projects[0].id, total, filters.review_status]).toEqual([approved.id, 1, ["approved", "pending"]]);
  for (const search of ["review_status=maybe", "review_status="])
    expect((await callEndpoint("listProjects", { search })).status).toBe(422);
  const file = await callEndpoint("exportProjects", { search: "format=json&review_status=rejected" });
  expect(await file.json()).toMatchObject([
    {
      title: "Rejected",
      review_status: "rejected",
      review_reason: "not new",
      duplicate_of: null,
      version: 0,
    },
  ]);
});

test("a file brings the states of ideas back; without one they are pending, and nothing else has any", async () => {
  await start();
  const record = { short_description: "s", description: "d", idea_score: 5, complexity_score: 5 };
  const file = [
    {
      ...record,
      title: "A",
      source: "nemo_data_designer",
      review_status: "rejected",
      review_reason: "not new",
    },
    { ...record, title: "B", source: "nemo_data_designer" },
    { ...record, title: "C", source: "hn", review_status: "approved" },
    { ...record, title: "D", source: "nemo_data_designer", review_status: "perhaps" },
  ];
  const report = await (await callAsAdmin("importProjects", { body: file })).json();
  expect(report).toMatchObject({ added: 3, failed: 1 });
  expect(report.errors[0].reason).toContain("review_status is no state of a review");
  const stored = await db().project.findMany({ orderBy: { title: "asc" } });
  expect(stored.map(({ title, reviewStatus, reviewReason }) => [title, reviewStatus, reviewReason])).toEqual([
    ["A", "rejected", "not new"],
    ["B", "pending", null],
    ["C", null, null],
  ]);
});
