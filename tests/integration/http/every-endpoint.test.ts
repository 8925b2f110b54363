import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENDPOINTS } from "@/lib/contracts";
import type { Endpoint } from "@/lib/contracts/endpoint";
import type { EndpointName } from "@/lib/contracts/paths";
import { DESIGNER_SOURCE } from "@/lib/contracts/project-source";
import { createBackup } from "@/lib/control/backups";
import { db } from "@/lib/core/db";
import { editProject } from "@/lib/review/edit-project";
import { expectDocumented, operationOf } from "../../support/api-document";
import { startApp, type TestApp } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";
import { reader, THREAD_ID, threadItems } from "../../support/hn-thread";
import { postgresServer } from "../../support/postgres/template";
import { requestsTo } from "../../support/request-arbitrary";
import { stubEnv } from "../../support/stub-env";
import { StubHn } from "../../support/stub-hn";
import { StubModel } from "../../support/stub-model/stub";

const CASES = 300;
/** Of those that copy the store or measure all ideas of it, with one parameter or none. */
const SLOW_CASES = 80;
const SLOW: EndpointName[] = ["createBackup", "getQuality"];
const casesOf = (name: EndpointName) => (SLOW.includes(name) ? SLOW_CASES : CASES);
/** Whether it takes away what others need; only the latest backups are kept. */
const takesAway = (name: EndpointName) => ENDPOINTS[name].method === "DELETE" || name === "createBackup";
const NAMES = (Object.keys(ENDPOINTS) as EndpointName[]).toSorted(
  (one, other) => Number(takesAway(one)) - Number(takesAway(other)),
);
const ADMIN_TOKEN = "the-admin-token-of-every-endpoint";

let app: TestApp;
let stub: StubModel;
let hn: StubHn;
let params: Record<string, string[]>;
let credentials: Record<string, string>[];
beforeAll(async () => {
  stub = await StubModel.start({ dimensions: 16 });
  stub.answer(reader());
  hn = await StubHn.start([...threadItems(), { id: 7, type: "story", title: "Show HN: Something" }]);
  hn.hits = [
    { objectID: String(THREAD_ID), title: "What are you working on?", created_at_i: 1, num_comments: 1 },
  ];
  app = await startApp({ env: stubEnv(stub, { ADMIN_TOKEN, ...hn.env }) });
  const { task_id, run_token } = await app.start({ num_ideas: 2 });
  const { project_ids } = await app.end(task_id);
  const sample = await db().project.findMany({ take: 100, orderBy: { id: "asc" }, select: { id: true } });
  const ids = [...project_ids, ...sample.map(({ id }) => id)];
  // Ids of threads and comments are Hacker News'; those of projects will do.
  await db().post.createMany({ data: ids.map((id) => ({ id, type: "story", title: "A thread" })) });
  await db().comment.createMany({ data: ids.map((id) => ({ id, type: "comment", parent: id })) });
  // Ideas to decide about, and changes to undo: their ids are among those of projects.
  await db().project.updateMany({
    where: { id: { in: ids } },
    data: { source: DESIGNER_SOURCE, reviewStatus: "pending" },
  });
  for (const id of ids.slice(50)) {
    await editProject(id, { version: 0, idea_score: 1 }, "ann");
    await editProject(id, { version: 1, complexity_score: 1 }, "ann");
  }
  const batches = await Promise.all([1, 2].map((num_ideas) => makeBatch({ num_ideas })));
  const bulks = await Promise.all(project_ids.map((id) => approve([id])));
  params = {
    task_id: [task_id, task_id.toUpperCase()],
    id: ids.map(String),
    row: ["0", "1"],
    name: [...(NEVER.length > 0 ? [] : [(await createBackup()).name]), "waywo.db"],
    bulk_id: bulks.flatMap((id) => [id, id.toUpperCase()]),
    batch_id: batches.flatMap((id) => [id, id.toUpperCase()]),
  };
  credentials = [
    { authorization: `Bearer ${ADMIN_TOKEN}` },
    { authorization: `bearer ${ADMIN_TOKEN}` },
    { authorization: "Bearer of-nothing" },
    { "x-run-token": run_token },
    { cookie: `waywo_owner=${task_id}.nonsense` },
  ];
}, 60_000);
afterAll(async () => {
  await app?.stop();
  await stub?.close();
  await hn?.close();
}, 120_000);

async function approve(ids: number[]): Promise<string> {
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, "content-type": "application/json" };
  const body = JSON.stringify({ action: "approve", ids });
  return (await (await callEndpoint("createBulk", { headers, body })).json()).bulk_id;
}

async function makeBatch(request: object): Promise<string> {
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, "content-type": "application/json" };
  const body = JSON.stringify(request);
  return (await (await callEndpoint("createBatch", { headers, body })).json()).batch_id;
}

const project = {
  title: "Tidewatch",
  short_description: "Tide alarms",
  description: "Rings.",
  idea_score: 7,
  complexity_score: 4,
};
/** Where nothing listens, and nothing is looked up. */
const NOWHERE = { base_url: "http://127.0.0.1:9/v1" };
const rpc = (method: string, params?: object) => JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
const tool = (name: string, args: object) => rpc("tools/call", { name, arguments: args });

/** Bodies that no schema leads to. */
const BODIES: Partial<Record<EndpointName, string[]>> = {
  importProjects: [
    JSON.stringify([project, {}]),
    JSON.stringify({ projects: [project] }),
    `${JSON.stringify(project)}\n{"title"\n`,
    `${Object.keys(project).join(",")}\n${Object.values(project).join(",")}\n"`,
  ],
  createBatch: [
    { num_ideas: 1 },
    { num_ideas: 2, max_tokens: 1, seed_tags: ["ios"], judge: "pairwise", measures: { siblings: false } },
    { num_ideas: 1, max_cost: 2 },
  ].map((batch) => JSON.stringify(batch)),
  createBulk: [
    { action: "approve", ids: [1, 2, 3] },
    { action: "reject", reason: "too vague", ids: [1, 1, 999_999] },
    { action: "reopen", filter: { source: "nemo_data_designer" }, expected: 2 },
    { action: "reject", filter: { q: "a", min_idea_score: 1, tags: ["ios"], is_valid: true }, expected: 1 },
  ].map((bulk) => JSON.stringify(bulk)),
  chooseCandidate: [1, 2, 3].map((id) => JSON.stringify({ candidate_id: id, version: id - 1 })),
  addPost: [
    String(THREAD_ID),
    `https://news.ycombinator.com/item?id=${THREAD_ID}`,
    "latest",
    "7",
    "8",
    "9001",
  ].map((url) => JSON.stringify({ url })),
  bookmarkProjects: [
    { ids: [1, 2, 3], bookmarked: true },
    { ids: [999_999], bookmarked: false },
    { filter: { q: "a", is_valid: true }, expected: 1, bookmarked: true },
  ].map((many) => JSON.stringify(many)),
  signIn: [JSON.stringify({ token: ADMIN_TOKEN })],
  updateSettings: [{ NOVELTY_THRESHOLD: 0.9 }, { NOVELTY_THRESHOLD: null, LLM_PRICE_INPUT: "2.5" }].map(
    (patch) => JSON.stringify(patch),
  ),
  listModels: ["llm", "embeddings"].map((service) => JSON.stringify({ ...NOWHERE, service })),
  testModel: [{}, { model: "m", api_key: "sk-1234567" }].map((more) =>
    JSON.stringify({ ...NOWHERE, ...more }),
  ),
  testEmbeddings: [{}, { kind: "waywo" }].map((more) => JSON.stringify({ ...NOWHERE, ...more })),
  editProject: [{ version: 0 }, { version: 0, idea_score: 7 }, { version: 2, title: "Gong" }].map((edit) =>
    JSON.stringify(edit),
  ),
  decideProject: ["approve", "reject", "reopen"].map((decision) => JSON.stringify({ decision })),
  emptyBin: ['{"expected":0}', '{"expected":1}'],
  callMcp: [
    rpc("tools/list"),
    rpc("ping"),
    tool("list_projects", { limit: 3 }),
    tool("search_projects", { query: "tides" }),
    tool("similar_projects", { id: 1 }),
    tool("run_status", { task_id: "none" }),
    tool("none", {}),
  ],
};

/** No row is left to try again, and there is an admin; what is chosen for, taken back or deleted is so once. */
const ONCE: EndpointName[] = [
  "retryRun",
  "retryBatch",
  "deleteRun",
  "createFirstAdmin",
  "chooseCandidate",
  "undoBulk",
];

/** PostgreSQL makes its own backups. */
const NEVER: EndpointName[] = postgresServer() ? ["createBackup", "downloadBackup"] : [];

describe("hundreds of requests, valid or not, are never a 5xx, and answered as the document says:", () => {
  test.each(NAMES)("%s", { timeout: 300_000 }, async (name) => {
    const seen = new Map<number, number>();
    const property = fc.asyncProperty(
      requestsTo(operationOf(name), { params, credentials, bodies: BODIES[name] ?? [] }),
      async (call) => {
        const response = await callEndpoint(name, call);
        seen.set(response.status, (seen.get(response.status) ?? 0) + 1);
        expect(response.status).toBeLessThan(500);
        await expectDocumented(name, response);
      },
    );
    await fc.assert(property, { numRuns: casesOf(name), seed: 11 });
    const counts = JSON.stringify([...seen].sort());
    expect([...seen.values()].reduce((sum, times) => sum + times, 0)).toBe(casesOf(name));
    const [status = 200] = (ENDPOINTS[name] as Endpoint).statuses ?? [];
    if (![...ONCE, ...NEVER].includes(name)) expect(seen.get(status), counts).toBeGreaterThan(10);
  });
});
