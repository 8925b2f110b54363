/**
 * `run-setting.ts SETTING RESULT`: makes the runs of a setting (a file with its JSON) in this process, with the app's own
 * routes and executor on a store of its own, and writes what they left to another file.
 */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { RunCreated, RunStatus } from "@/lib/contracts/runs";
import { stubEnv } from "../support/stub-env";
import { StubModel } from "../support/stub-model/stub";
import { encodeRows } from "./measured";
import type { Setting } from "./settings";
import { STUBS } from "./stubs/stubs";

const POLL_MS = 100;
/** A model on a small machine takes half a minute a call. */
const MAX_MS = 6 * 60 * 60 * 1000;

const [settingFile = "", resultFile = ""] = process.argv.slice(2);
const { writer, prompts, requests }: Setting = JSON.parse(await readFile(settingFile, "utf8"));

const folder = await mkdtemp(join(tmpdir(), "waywo-eval-"));
const stub = writer === "built-in" || writer === "model" ? null : await StubModel.start();
if (stub) stub.answer(STUBS[writer as keyof typeof STUBS]);
// Embeddings are the built-in encoder's: a stub's are no measure of anything.
const { EMBEDDING_BASE_URL: _, EMBEDDING_MODEL_NAME: __, ...ofStub } = stub ? stubEnv(stub) : {};
for (const name of Object.keys(process.env)) if (name.startsWith("EMBEDDING_")) delete process.env[name];
if (writer !== "model")
  for (const name of Object.keys(process.env)) if (name.startsWith("LLM_")) delete process.env[name];
Object.assign(process.env, {
  DATABASE_URL: `file:${join(folder, "waywo.db")}`,
  LOG_LEVEL: "error",
  ...ofStub,
  ...(prompts === null ? {} : { PROMPTS_DIR: prompts }),
});

// After the environment, which they read when they are loaded.
const { boot, shutDown } = await import("@/boot");
const { POST } = await import("@/app/api/generate-ideas/route");
const { GET } = await import("@/app/api/generate-ideas/[task_id]/status/route");
const { readQualityRows } = await import("@/lib/workers/measure-quality");
const { embeddingProvider } = await import("@/lib/embeddings/provider");
const { storePath } = await import("@/lib/core/db");

async function start(body: unknown): Promise<string> {
  const request = new Request("http://eval.test/api/generate-ideas", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const response = await POST(request, { params: Promise.resolve({}) });
  if (response.status !== 200) throw new Error(`The run was refused: ${await response.text()}`);
  return ((await response.json()) as RunCreated).task_id;
}

async function end(task_id: string): Promise<RunStatus> {
  const until = Date.now() + MAX_MS;
  for (;;) {
    const response = await GET(new Request("http://eval.test/"), { params: Promise.resolve({ task_id }) });
    const status: RunStatus = await response.json();
    if (status.state === "SUCCESS" || status.state === "FAILURE") return status;
    if (Date.now() > until) throw new Error(`The run ${task_id} does not end: ${JSON.stringify(status)}`);
    await wait(POLL_MS);
  }
}

await boot();
const statuses: RunStatus[] = [];
for (const request of requests) statuses.push(await end(await start(request)));
const { model } = embeddingProvider();
const { rows } = await readQualityRows({ path: storePath(), run: null, model });
await writeFile(resultFile, JSON.stringify({ rows: encodeRows(rows), statuses, embeddingModel: model }));
await shutDown();
await stub?.close();
await rm(folder, { recursive: true, force: true });
process.exit(0);
