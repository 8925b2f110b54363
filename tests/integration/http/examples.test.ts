import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ENDPOINTS } from "@/lib/contracts";
import type { Endpoint } from "@/lib/contracts/endpoint";
import type { EndpointName } from "@/lib/contracts/paths";
import { db } from "@/lib/core/db";
import { embeddingProvider } from "@/lib/embeddings/provider";
import { renewMap } from "@/lib/explore/renew-map";
import { binProject } from "@/lib/review/bin";
import { editProject } from "@/lib/review/edit-project";
import { expectDocumented, operationOf } from "../../support/api-document";
import { startApp, type TestApp } from "../../support/app";
import { callEndpoint, type EndpointCall } from "../../support/call-endpoint";
import { THREAD_ID, threadItems } from "../../support/hn-thread";
import { postgresServer } from "../../support/postgres/template";
import { StubHn } from "../../support/stub-hn";
import { StubModel } from "../../support/stub-model/stub";

/**
 * The examples of the API's description are answers of the app. `UPDATE_EXAMPLES=1 npx vitest run
 * tests/integration/http/examples.test.ts` records them again, `npx biome check --write` formats them; a new endpoint
 * with an answer in JSON needs a call here.
 */
const FILE = "lib/contracts/examples.json";
/** Whose examples are of an SQLite file. */
const OF_A_FILE: EndpointName[] = ["createBackup", "getStoreInfo", "getHealth"];
const ADMIN_TOKEN = "the-admin-token-of-the-examples";
const json = { "content-type": "application/json", authorization: `Bearer ${ADMIN_TOKEN}` };

interface Example {
  request?: unknown;
  response: unknown;
}
let app: TestApp;
let hn: StubHn;
/** To be tried, and never in use. */
let stub: StubModel;
const stubEndpoint = () => ({ base_url: stub.url });
let recorded: Record<string, Example>;
const made: Record<string, Example> = {};
/** Of a run that has ended. */
let taskId: string;
let projectId: string;
/** Of a batch that has ended. */
let batchId: string;
/** Of a second run: its idea, a candidate that was asked for again, and a bulk change that approved it. */
let second: { taskId: string; projectId: number; candidateId: number; bulkId: string };

const REQUEST = { num_ideas: 2, seed_tags: ["nutrition", "ios"], creativity: 0.85, seed: 7 };
const IMPORTED = [
  {
    title: "Tidewatch",
    short_description: "Tide alarms for shore anglers",
    description: "Rings an hour before high water.",
    hashtags: ["iot", "fishing"],
    idea_score: 7,
    complexity_score: 4,
  },
  { title: "Without a score", short_description: "Half of a record", description: "It is not stored." },
];
const BULK = {
  action: "reject",
  reason: "too vague",
  filter: { review_status: ["approved"], max_idea_score: 10 },
  expected: 1,
};
const CALLS: Partial<Record<EndpointName, () => EndpointCall>> = {
  createRun: () => ({ headers: json, body: JSON.stringify(REQUEST) }),
  createBatch: () => ({
    headers: json,
    body: JSON.stringify({ num_ideas: 3, seed_tags: ["nutrition"], seed: 7, max_tokens: 20_000_000 }),
  }),
  listBatches: () => ({ headers: json, search: "limit=1" }),
  getBatch: () => ({ params: { batch_id: batchId }, headers: json }),
  cancelBatch: () => ({ params: { batch_id: batchId }, headers: json }),
  retryBatch: () => ({
    params: { batch_id: batchId },
    headers: json,
    body: JSON.stringify({ max_tokens: 40_000_000 }),
  }),
  retryRun: () => ({ params: { task_id: taskId }, headers: json, body: "{}" }),
  cancelRun: () => ({ params: { task_id: taskId }, headers: json }),
  getRunStatus: () => ({ params: { task_id: taskId } }),
  listRows: () => ({ params: { task_id: taskId } }),
  listRowCalls: () => ({ params: { task_id: taskId, row: "0" }, search: "column=metadata" }),
  getRunFigures: () => ({ params: { task_id: taskId } }),
  editRun: () => ({
    params: { task_id: taskId },
    headers: json,
    body: JSON.stringify({ name: "Groceries", note: "For the talk in May." }),
  }),
  deleteRun: () => ({ params: { task_id: second.taskId }, headers: json }),
  listDeletedRuns: () => ({ headers: json }),
  restoreRun: () => ({ params: { task_id: second.taskId }, headers: json }),
  listRuns: () => ({ search: "limit=1" }),
  getProject: () => ({ params: { id: projectId } }),
  addPost: () => ({ headers: json, body: JSON.stringify({ url: String(THREAD_ID) }) }),
  listComments: () => ({ search: "limit=2" }),
  getComment: () => ({ params: { id: String(THREAD_ID + 1) } }),
  getPost: () => ({ params: { id: String(THREAD_ID) } }),
  getThreadImport: () => ({ params: { id: String(THREAD_ID) } }),
  listProjects: () => ({ search: "limit=1&sort=novelty" }),
  bookmarkProject: () => ({ params: { id: projectId } }),
  estimateRun: () => ({ search: "num_ideas=10&judge=pairwise" }),
  listRelatedTags: () => ({ search: "tag=nutrition" }),
  bookmarkProjects: () => ({
    headers: json,
    body: JSON.stringify({ ids: [1, 2, 3], bookmarked: true }),
  }),
  describeTags: () => ({ search: "tag=nutrition&tag=kuberntes" }),
  getProjectMap: () => ({ search: "limit=3" }),
  listTagCounts: () => ({ search: "limit=3" }),
  listTagGaps: () => ({ search: "tags=3" }),
  getProvenance: () => ({ params: { id: projectId } }),
  listSimilarProjects: () => ({ params: { id: projectId }, search: "limit=2" }),
  searchByMeaning: () => ({ headers: json, body: JSON.stringify({ query: "food diary", limit: 2 }) }),
  deleteProject: () => ({ params: { id: "7" }, headers: json }),
  listReviewQueue: () => ({ headers: json, search: "limit=1" }),
  getReviewItem: () => ({ params: { id: projectId }, headers: json }),
  decideProject: () => ({
    params: { id: projectId },
    headers: json,
    body: JSON.stringify({ decision: "reject", reason: "too vague" }),
  }),
  editProject: () => ({
    params: { id: "8" },
    headers: json,
    body: JSON.stringify({ version: 0, title: "Sourdough Ledger", idea_score: 6 }),
  }),
  listBin: () => ({ headers: json }),
  emptyBin: () => ({ headers: json, body: JSON.stringify({ expected: 1 }) }),
  restoreProject: () => ({ params: { id: "9" }, headers: json }),
  listReviewHistory: () => ({ headers: json, search: "limit=2" }),
  undoReviewEntry: () => ({ params: { id: "1" }, headers: json }),
  importProjects: () => ({ headers: json, body: JSON.stringify(IMPORTED) }),
  getSession: () => ({ headers: json }),
  signIn: () => ({ headers: json, body: JSON.stringify({ token: ADMIN_TOKEN }) }),
  getSettings: () => ({ headers: json }),
  updateSettings: () => ({ headers: json, body: JSON.stringify({ NOVELTY_THRESHOLD: 0.9 }) }),
  listModels: () => ({ headers: json, body: JSON.stringify({ service: "llm", ...stubEndpoint() }) }),
  testModel: () => ({ headers: json, body: JSON.stringify({ ...stubEndpoint(), model: "stub" }) }),
  testEmbeddings: () => ({
    headers: json,
    body: JSON.stringify({ ...stubEndpoint(), model: "stub-vectors" }),
  }),
  startReembedding: () => ({ headers: json, body: "{}" }),
  getReembedding: () => ({ headers: json }),
  getStoreInfo: () => ({ headers: json }),
  createBackup: () => ({ headers: json }),
  regenerateRow: () => ({
    params: { task_id: second.taskId, row: "0" },
    headers: json,
    body: JSON.stringify({ column: "metadata" }),
  }),
  chooseCandidate: () => ({
    params: { id: String(second.projectId) },
    headers: json,
    body: JSON.stringify({ candidate_id: second.candidateId, version: 1 }),
  }),
  createBulk: () => ({ headers: json, body: JSON.stringify(BULK) }),
  getBulk: () => ({ params: { bulk_id: second.bulkId }, headers: json }),
  listBulkItems: () => ({ params: { bulk_id: second.bulkId }, headers: json }),
  stopBulk: () => ({ params: { bulk_id: second.bulkId }, headers: json }),
  undoBulk: () => ({ params: { bulk_id: second.bulkId }, headers: json }),
  getJudgements: () => ({ headers: json }),
  getQuality: () => ({ headers: json, search: `run=${taskId}` }),
  setSampleCorpus: () => ({ headers: json, body: JSON.stringify({ in_use: true }) }),
};
/** Too large, or no answer that a document could hold: the document itself; and what there is before any admin. */
const WITHOUT: EndpointName[] = ["getOpenApi", "createFirstAdmin"];
/** A retry where everything is saved is 409; its answer is that of a status. */
const SAME_AS: Partial<Record<EndpointName, EndpointName>> = {
  retryRun: "getRunStatus",
  retryBatch: "getBatch",
};

beforeAll(async () => {
  recorded = JSON.parse(await readFile(FILE, "utf8"));
  hn = await StubHn.start(threadItems());
  stub = await StubModel.start({ dimensions: 16 });
  app = await startApp({ env: { ADMIN_TOKEN, ...hn.env } });
  await callEndpoint("addPost", CALLS.addPost?.());
  await vi.waitFor(async () => {
    const { fetchedRound } = await db().post.findUniqueOrThrow({ where: { id: THREAD_ID } });
    expect(fetchedRound).toBe(1);
  }, 60_000);
  const { task_id } = await app.start({ ...REQUEST, num_ideas: 1 });
  const { project_ids } = await app.end(task_id);
  // For the bin and the history.
  await editProject(9, { version: 0, idea_score: 6 }, "ann");
  await binProject(9, "ann");
  [taskId, projectId] = [task_id, String(project_ids[0])];
  second = await reviewedRun();
  batchId = await endedBatch();
  await renewMap(embeddingProvider().model);
}, 120_000);
afterAll(async () => {
  if (process.env.UPDATE_EXAMPLES) await writeFile(FILE, `${JSON.stringify(made, null, 2)}\n`);
  await app?.stop();
  await hn?.close();
  await stub?.close();
});

async function endedBatch(): Promise<string> {
  const { batch_id } = await (await callEndpoint("createBatch", CALLS.createBatch?.())).json();
  const ended = { id: batch_id, state: "SUCCESS" } as const;
  await vi.waitFor(async () => expect(await db().generationBatch.count({ where: ended })).toBe(1));
  return batch_id;
}

async function reviewedRun(): Promise<typeof second> {
  const { task_id } = await app.start({ ...REQUEST, num_ideas: 1, seed: 8 });
  const [id = 0] = (await app.end(task_id)).project_ids;
  const params = { task_id, row: "0" };
  const written = await callEndpoint("regenerateRow", { params, headers: json, body: "{}" });
  const { candidate_id: candidateId } = await written.json();
  const body = JSON.stringify({ action: "approve", ids: [id] });
  const { bulk_id } = await (await callEndpoint("createBulk", { headers: json, body })).json();
  await vi.waitFor(async () => {
    const { state } = await db().regeneration.findUniqueOrThrow({ where: { candidateId } });
    const bulk = await db().bulkChange.findUniqueOrThrow({ where: { id: bulk_id } });
    expect([state, bulk.state]).toEqual(["ready", "SUCCESS"]);
  }, 60_000);
  return { taskId: task_id, projectId: id, candidateId, bulkId: bulk_id };
}

/** Lists of an example are shortened, except those of numbers. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value) && value.every((item) => typeof item === "number")) return value;
  if (Array.isArray(value)) return value.slice(0, 2).map(shortened);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shortened(inner)]));
}

/** The fields of an answer, without their values. */
function fieldsOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(fieldsOf);
  if (typeof value !== "object" || value === null) return "value";
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fieldsOf(inner)]));
}

describe("the example of", () => {
  const names = (Object.keys(ENDPOINTS) as EndpointName[]).filter(
    (name) =>
      (ENDPOINTS[name] as Endpoint).response !== undefined &&
      !WITHOUT.includes(name) &&
      !(postgresServer() && OF_A_FILE.includes(name)),
  );

  test.each(names)(
    "%s is an answer of the app, and stands in the document",
    async (name) => {
      const call = CALLS[SAME_AS[name] ?? name]?.() ?? {};
      const response = await callEndpoint(SAME_AS[name] ?? name, call);
      const [status = 200] = (ENDPOINTS[name] as Endpoint).statuses ?? [];
      expect(response.status).toBe(status);
      const answer = shortened(await expectDocumented(SAME_AS[name] ?? name, response));
      const { body } = CALLS[name]?.() ?? {};
      made[name] = { ...(body ? { request: JSON.parse(body) } : {}), response: answer };
      if (name === "createRun") await app.end((answer as { task_id: string }).task_id);
      if (process.env.UPDATE_EXAMPLES) return;
      expect(recorded[name], `${name} has no example`).toBeDefined();
      expect(fieldsOf(recorded[name])).toEqual(fieldsOf(made[name]));
      const { requestBody, responses } = operationOf(name);
      expect(responses[status]?.content?.["application/json"]?.example).toEqual(recorded[name]?.response);
      expect(requestBody?.content["application/json"]?.example).toEqual(recorded[name]?.request);
    },
    60_000,
  );
});
