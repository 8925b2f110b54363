import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import Database from "better-sqlite3";
import { expect, onTestFinished, test, vi } from "vitest";
import { stream } from "@/lib/pipeline/random";
import { CrashProcess } from "../../support/crash-process";
import { copyTemplate } from "../../support/store-template";
import { stubEnv } from "../../support/stub-env";
import { StubModel } from "../../support/stub-model/stub";

const SEED = Number(process.env.KILL_SEED ?? 20261127);
const IDEAS = 220;
/** An idea, its metadata, its scores. */
const CALLS = IDEAS * 3;
const KILLS = 3;

function query<T>(file: string, sql: string): T {
  const store = new Database(file, { readonly: true });
  try {
    return store.prepare(sql).get() as T;
  } finally {
    store.close();
  }
}

test(`killed at ${KILLS} random moments, a batch ends with every idea once, and never had more than four runs open`, {
  timeout: 300_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), "waywo-kill-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "waywo.db");
  await copyTemplate(false, file);
  const stub = await StubModel.start({ latency: [1, 10], dimensions: 16 });
  const env = stubEnv(stub, { DATABASE_URL: `file:${file}`, LLM_CONCURRENCY: "16" });
  const random = stream(SEED, "kill batch");
  const moments = Array.from({ length: KILLS }, () => random.int(CALLS)).sort((one, other) => one - other);
  let most = 0;
  const look = () => {
    const open = "SELECT count(*) AS n FROM generation_runs WHERE state IN ('PENDING', 'STARTED')";
    most = Math.max(most, query<{ n: number }>(file, open).n);
  };
  let app = new CrashProcess(IDEAS, env, "batch");
  try {
    await app.start();
    for (const moment of moments) {
      await vi.waitFor(
        () => {
          look();
          expect(stub.counts.calls).toBeGreaterThanOrEqual(moment);
        },
        { interval: 5 },
      );
      await wait(random.int(20));
      await app.kill();
      look();
      app = new CrashProcess(0, env);
    }
    await app.ended();
  } catch (cause) {
    throw new Error(`Replay with KILL_SEED=${SEED}`, { cause });
  } finally {
    await app.kill();
    await stub.close();
  }
  look();
  expect(most).toBe(4);
  expect(query(file, "SELECT state, outcome, error FROM generation_batches")).toEqual({
    state: "SUCCESS",
    outcome: null,
    error: null,
  });
  const rows =
    "SELECT count(*) AS n, count(DISTINCT project_id) AS projects, sum(state = 'saved') AS saved FROM generation_rows";
  expect(query(file, rows)).toEqual({ n: IDEAS, projects: IDEAS, saved: IDEAS });
  const ideas =
    "SELECT count(*) AS n, count(DISTINCT title) AS titles FROM waywo_projects WHERE source = 'nemo_data_designer'";
  expect(query(file, ideas)).toEqual({ n: IDEAS, titles: IDEAS });
  const places =
    "SELECT count(*) AS n, max(place) AS last, sum(settled) AS settled, sum(saved) AS saved FROM batch_runs";
  expect(query(file, places)).toEqual({ n: 5, last: 4, settled: 5, saved: IDEAS });
  expect(query(file, "SELECT count(*) AS n FROM generation_runs")).toEqual({ n: 5 });
});
