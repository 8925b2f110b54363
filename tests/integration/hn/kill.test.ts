import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CrashProcess } from "../../support/crash-process";
import { commentOf, reader, SCENES, THREAD_ID, threadItems } from "../../support/hn-thread";
import { copyTemplate } from "../../support/store-template";
import { stubEnv } from "../../support/stub-env";
import { StubHn } from "../../support/stub-hn";
import { StubModel } from "../../support/stub-model/stub";

/** Calls under way at a time, which a kill loses. */
const AT_A_TIME = 4;
const ASKED = SCENES.filter(({ asked }) => asked).length;
const TIMEOUT = { interval: 10 };

let folder: string;
let file: string;
let hn: StubHn;
let model: StubModel;
let env: Record<string, string>;
let children: ChildProcess[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "waywo-hn-"));
  file = join(folder, "waywo.db");
  await copyTemplate(false, file);
  hn = await StubHn.start(threadItems());
  model = await StubModel.start({ dimensions: 8, latency: [5, 30] });
  model.answer(reader());
  children = [];
  env = stubEnv(model, { DATABASE_URL: `file:${file}`, LLM_CONCURRENCY: String(AT_A_TIME), ...hn.env });
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  await Promise.all([hn.close(), model.close()]);
  await rm(folder, { recursive: true, force: true });
});

function importThread(more: Record<string, string> = {}) {
  const script = ["--conditions=react-server", "--import", "tsx", "scripts/import-hn.ts", String(THREAD_ID)];
  const child = spawn(process.execPath, script, {
    env: { ...process.env, LOG_LEVEL: "fatal", ...env, ...more },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  const said: string[] = [];
  child.stdout?.on("data", (text) => said.push(String(text)));
  const ended = once(child, "close").then(() => ({ code: child.exitCode, said: said.join("") }));
  return { child, ended };
}

/** A number of the store of a process that is not there, or that writes. */
function count(what: string): number {
  const store = new Database(file, { readonly: true });
  try {
    return Number(store.prepare(`SELECT count(*) FROM ${what}`).pluck().get());
  } finally {
    store.close();
  }
}

/** How often the model was asked about each comment. */
function askedOf(): Map<number, number> {
  const times = new Map<number, number>();
  for (const { body } of model.log) {
    const id = commentOf(body);
    if (id !== null) times.set(id, (times.get(id) ?? 0) + 1);
  }
  return times;
}

const readIds = () => {
  const store = new Database(file, { readonly: true });
  try {
    return store.prepare("SELECT id FROM waywo_comments WHERE processed").pluck().all() as number[];
  } finally {
    store.close();
  }
};

function expectWhole(readAtKill: number[]): void {
  expect(count("waywo_comments WHERE processed")).toBe(60);
  expect(count("waywo_projects WHERE source = 'hn'")).toBe(45);
  expect(count("waywo_project_submissions")).toBe(45);
  const times = askedOf();
  for (const id of readAtKill) expect(times.get(id) ?? 0).toBeLessThanOrEqual(1);
  const extra = [...times.values()].reduce((sum, asked) => sum + asked - 1, 0);
  expect(times.size).toBe(ASKED);
  expect(extra).toBeLessThanOrEqual(AT_A_TIME);
}

test("npm run import:hn that is killed while it reads costs nothing twice", {
  timeout: 120_000,
}, async () => {
  const first = importThread();
  await vi.waitFor(() => expect(count("waywo_comments WHERE processed")).toBeGreaterThan(15), TIMEOUT);
  first.child.kill("SIGKILL");
  await first.ended;
  const readAtKill = readIds();
  expect(readAtKill.length).toBeLessThan(60);
  const { code, said } = await importThread().ended;
  expect([code, said]).toEqual([
    0,
    `Ask HN: What are you working on? (November 2026) (item ${THREAD_ID}): 0 new of 60 comments; ` +
      "60 read, 25 of them without a project; 45 projects.\n",
  ]);
  expectWhole(readAtKill);
  const comments = hn.asked.filter((id) => id !== THREAD_ID);
  expect(new Set(comments).size).toBe(comments.length);
});

test("a server that is killed while its queue reads goes on at its next start", {
  timeout: 120_000,
}, async () => {
  const stored = await importThread({ LLM_BASE_URL: "", LLM_MODEL_NAME: "", LLM_API_KEY: "" }).ended;
  expect(stored.code).toBe(0);
  expect(stored.said).toContain("60 new of 60 comments; 0 read, ");
  expect(stored.said).toContain("no model is set that could read them");
  expect(askedOf().size).toBe(0);

  const first = new CrashProcess(1, env);
  await vi.waitFor(() => expect(count("waywo_comments WHERE processed")).toBeGreaterThan(15), TIMEOUT);
  await first.kill();
  const readAtKill = readIds();
  expect(readAtKill.length).toBeLessThan(60);
  const second = new CrashProcess(1, env);
  await vi.waitFor(() => expect(count("waywo_comments WHERE processed")).toBe(60), TIMEOUT);
  await second.kill("SIGTERM");
  expectWhole(readAtKill);
});
