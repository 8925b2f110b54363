import { expect, test, vi } from "vitest";
import { BIN_DAYS } from "@/lib/contracts/review-status";
import { db } from "@/lib/core/db";
import { encodeVector } from "@/lib/embeddings/vector";
import { createProjects } from "@/lib/projects/create-projects";
import { purgeBin, restoreProject } from "@/lib/review/bin";
import { callEndpoint } from "../../support/call-endpoint";
import { ADMIN_TOKEN, callAsAdmin } from "../../support/review-calls";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();
const start = () => launch({ stub: { dimensions: 8 }, env: { ADMIN_TOKEN } });

const TITLE = "Clam Telegraph";
const vector = { descriptionEmbedding: encodeVector(Float32Array.from([1, 0, 0, 0, 0, 0, 0, 0])) };

/** A project of everything that a project can be of, and another one beside it. */
async function addProject() {
  await db().post.create({ data: { id: 600, type: "story" } });
  await db().comment.create({ data: { id: 700, type: "comment", by: "kelp", parent: 600 } });
  const texts = { shortDescription: "Taps", description: "It taps.", ideaScore: 5, complexityScore: 5 };
  const common = { ...texts, source: "hn", ...vector, embeddingModel: "stub-vectors" };
  const { id: beside } = await db().project.create({
    data: { ...common, title: "Beside", hashtags: "[]" },
  });
  const { id } = await db().project.create({
    data: {
      ...common,
      title: TITLE,
      hashtags: '["clams"]',
      sourceCommentId: 700,
      isBookmarked: true,
      tags: { create: { tag: "clams", position: 0 } },
      submissions: { create: { commentId: 700 } },
    },
  });
  return { id, beside };
}

/** Where a project is read, by whoever asks: whether it is there. */
function readings(id: number, beside: number): Record<string, () => Promise<boolean>> {
  const has = async (response: Response) => {
    expect([200, 404]).toContain(response.status);
    return response.status === 200 && (await response.text()).includes(TITLE);
  };
  const list = async (search: string) => {
    const response = await callEndpoint("listProjects", { search });
    const { projects, total } = await response.clone().json();
    expect(total).toBe(projects.length);
    return has(response);
  };
  const params = { id: String(id) };
  const json = { "content-type": "application/json" };
  const mcp = (name: string, args: object) =>
    callEndpoint("callMcp", {
      headers: { ...json, accept: "application/json, text/event-stream" },
      body: JSON.stringify({
        jsonrpc: "2.0",
        id: 1,
        method: "tools/call",
        params: { name, arguments: args },
      }),
    });
  const orders = ["newest", "idea_score", "complexity_score", "novelty", "random", "relevance"];
  return {
    ...Object.fromEntries(orders.map((sort) => [`list by ${sort}`, () => list(`sort=${sort}`)])),
    "a search for a word": () => list("q=telegraph"),
    "a search, newest first": () => list("q=telegraph&sort=newest"),
    "a filter by tag": () => list("tags=clams"),
    "a filter by comment": () => list("comment_id=700"),
    "a filter by source": () => list("source=hn&is_valid=true"),
    bookmarks: async () => (await (await callEndpoint("listProjects")).json()).bookmarked_count === 1,
    itself: async () => has(await callEndpoint("getProject", { params })),
    "its provenance": async () => (await callEndpoint("getProvenance", { params })).status === 200,
    "what is similar to it": async () =>
      (await callEndpoint("listSimilarProjects", { params })).status === 200,
    "what is similar to another": async () =>
      has(await callEndpoint("listSimilarProjects", { params: { id: String(beside) } })),
    "a search by meaning": async () =>
      has(await callEndpoint("searchByMeaning", { headers: json, body: '{"query":"clams"}' })),
    "the search's numbers": async () =>
      (await (await callEndpoint("getSearchStats")).json()).total_projects === 2,
    hashtags: async () => (await (await callEndpoint("listHashtags")).json()).total === 1,
    "hashtags of its source": async () =>
      (await (await callEndpoint("countHashtags", { search: "source=hn" })).json()).total_usage === 1,
    "its comment": async () => has(await callEndpoint("getComment", { params: { id: "700" } })),
    "its thread's import": async () =>
      (await (await callEndpoint("getPost", { params: { id: "600" } })).json()).import.projects === 1,
    "an export": async () => has(await callEndpoint("exportProjects", { search: "format=jsonl" })),
    "an export by its id": async () =>
      has(await callEndpoint("exportProjects", { search: `format=csv&ids=${id}` })),
    "an agent's list": async () => has(await mcp("list_projects", {})),
    "an agent's search": async () => has(await mcp("search_projects", { query: "clams" })),
    "an agent's neighbours": async () => has(await mcp("similar_projects", { id: beside })),
  };
}

async function read(id: number, beside: number): Promise<Record<string, boolean>> {
  const found: Record<string, boolean> = {};
  for (const [name, isThere] of Object.entries(readings(id, beside))) found[name] = await isThere();
  return found;
}

test("what is in the bin is read nowhere but there, at once, and is back everywhere once it is restored", async () => {
  await start();
  const { id, beside } = await addProject();
  const everywhere = (there: boolean) =>
    Object.fromEntries(Object.keys(readings(id, beside)).map((name) => [name, there]));
  expect(await read(id, beside)).toEqual(everywhere(true));

  expect((await callAsAdmin("deleteProject", { id })).status).toBe(200);
  expect(await read(id, beside)).toEqual(everywhere(false));
  for (const name of ["deleteProject", "bookmarkProject"] as const)
    expect((await callAsAdmin(name, { id })).status).toBe(404);
  expect((await callAsAdmin("editProject", { id, body: { version: 1, title: "Other" } })).status).toBe(404);

  const { projects, total } = await (await callAsAdmin("listBin")).json();
  expect([projects.map((project: { id: number }) => project.id), total]).toEqual([[id], 1]);
  const { binned_at, deleted_at } = projects[0];
  expect(new Date(deleted_at).getTime() - new Date(binned_at).getTime()).toBe(BIN_DAYS * 86_400_000);
  const item = await (await callAsAdmin("getReviewItem", { id })).json();
  expect(item).toMatchObject({
    project: { id, title: TITLE },
    binned_at,
    nearest: [{ project: { id: beside } }],
  });

  const restored = await callAsAdmin("restoreProject", { id });
  expect(await restored.json()).toMatchObject({ project: { id }, entry: { action: "restore", by: "admin" } });
  expect(await read(id, beside)).toEqual(everywhere(true));
  expect(await (await callAsAdmin("restoreProject", { id })).json()).toMatchObject({ entry: null });
}, 60_000);

test("a run names the ideas of its that are not in the bin, and no retry makes a binned one again", async () => {
  const { app } = await start();
  const { task_id } = await app.start({ num_ideas: 3 });
  const { project_ids } = await app.end(task_id);
  const [gone = 0, ...kept] = project_ids;
  await callAsAdmin("deleteProject", { id: gone });
  const status = await app.readStatus(task_id);
  expect(status).toMatchObject({ project_ids: kept, counts: { saved: 3 }, result: { project_ids: kept } });
  expect((await app.rows(task_id)).map((row) => row.project_id)).toEqual([null, ...kept]);
  expect((await app.projects(`?run_id=${task_id}`)).total).toBe(2);
  expect((await app.retry(task_id, "{}")).status).toBe(409);
  await restoreProject(gone, "ann");
  expect((await app.readStatus(task_id)).project_ids).toEqual(project_ids);
});

test("the bin is emptied of as many as the admin saw, and what is imported later is another project", async () => {
  await start();
  const { id, beside } = await addProject();
  await callAsAdmin("deleteProject", { id });
  const empty = (expected: number) => callAsAdmin("emptyBin", { body: { expected } });
  const refused = await empty(2);
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({
    code: "bin_changed",
    detail: "The bin holds 1 project by now, not 2; look at it again.",
  });
  expect(await (await empty(1)).json()).toEqual({ deleted: 1 });
  expect(await db().project.findMany({ select: { id: true } })).toEqual([{ id: beside }]);
  expect(await db().projectTag.count()).toBe(0);
  expect(await (await empty(0)).json()).toEqual({ deleted: 0 });
  expect(await db().reviewEntry.findMany()).toMatchObject([{ projectId: id, title: TITLE, action: "bin" }]);
  expect((await callAsAdmin("restoreProject", { id })).status).toBe(404);
  const texts = { title: "New", shortDescription: "s", description: "d", hashtags: [] };
  const another = await db().direct.transaction((tx) =>
    createProjects(tx, [{ ...texts, id, source: "hn", ideaScore: 1, complexityScore: 1 }]),
  );
  expect(another).not.toEqual([id]);
});

test("after thirty days in the bin a project goes for good, and not before", async () => {
  await start();
  const { id, beside } = await addProject();
  await callAsAdmin("deleteProject", { id });
  const { binnedAt } = await db().project.findUniqueOrThrow({ where: { id } });
  const after = (ms: number) => new Date((binnedAt?.getTime() ?? 0) + BIN_DAYS * 86_400_000 + ms);
  expect(await purgeBin(after(-1))).toBe(0);
  expect(await purgeBin(after(0))).toBe(1);
  expect(await db().project.findMany({ select: { id: true } })).toEqual([{ id: beside }]);
});

test("the sweep purges the bin", async () => {
  const { app } = await start();
  const { id } = await addProject();
  await db().project.update({ where: { id }, data: { binnedAt: new Date("2026-01-01") } });
  await app.halt();
  await app.resume();
  await vi.waitFor(async () => expect(await db().project.count({ where: { id } })).toBe(0));
});

test("a file that brings a binned project again counts it as there, and leaves it in the bin", async () => {
  await start();
  const { id } = await addProject();
  const file = await (await callEndpoint("exportProjects", { search: "format=json" })).text();
  await callAsAdmin("deleteProject", { id });
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, "content-type": "application/json" };
  const report = await (await callEndpoint("importProjects", { headers, body: file })).json();
  expect(report).toMatchObject({ read: 2, added: 0, known: 2 });
  expect((await callAsAdmin("listBin")).status).toBe(200);
  expect(await db().project.count({ where: { id, binnedAt: null } })).toBe(0);
});
