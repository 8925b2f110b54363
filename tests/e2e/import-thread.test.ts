import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { PostDetail } from "@/lib/contracts/hacker-news";
import { type ServerProcess, serverAddress, spawnServer } from "../support/app-server";
import { commentOf, reader, SCENES, THREAD_ID, threadItems } from "../support/hn-thread";
import { copyTemplate } from "../support/store-template";
import { stubEnv } from "../support/stub-env";
import { StubHn } from "../support/stub-hn";
import { StubModel } from "../support/stub-model/stub";

const ADMIN_TOKEN = "the-admin-token-of-a-killed-server";
/** Model calls under way at a time, which a kill loses. */
const AT_A_TIME = 4;
const ASKED = SCENES.filter(({ asked }) => asked).map(({ item }) => item.id);
const TITLES = SCENES.flatMap(({ tells }) => tells.map(({ title }) => title));
const SOON = { interval: 10 };

let folder: string;
let file: string;
let hn: StubHn;
let model: StubModel;
let server: ServerProcess | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "waywo-killed-"));
  file = join(folder, "waywo.db");
  await copyTemplate(false, file);
  hn = await StubHn.start(threadItems());
  model = await StubModel.start({ dimensions: 8, latency: [10, 50] });
  model.answer(reader());
});
afterEach(async () => {
  await kill();
  await Promise.all([hn.close(), model.close()]);
  await rm(folder, { recursive: true, force: true });
});

/** @returns its address */
async function start(): Promise<string> {
  const env = { DATABASE_URL: `file:${file}`, ADMIN_TOKEN, LLM_CONCURRENCY: String(AT_A_TIME), ...hn.env };
  server = spawnServer(stubEnv(model, env));
  return serverAddress(server);
}

async function kill(): Promise<void> {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, "exit");
  server.kill("SIGKILL");
  await ended;
}

async function add(url: string): Promise<void> {
  const response = await fetch(`${url}/api/waywo-posts/add`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${ADMIN_TOKEN}` },
    body: JSON.stringify({ url: `https://news.ycombinator.com/item?id=${THREAD_ID}` }),
  });
  expect(response.status).toBe(200);
}

/** A column of the store, whatever the server does meanwhile. */
function column<T>(select: string): T[] {
  const store = new Database(file, { readonly: true });
  try {
    return store.prepare(select).pluck().all() as T[];
  } finally {
    store.close();
  }
}
const readIds = () => column<number>("SELECT id FROM waywo_comments WHERE processed");
const storedIds = () => column<number>("SELECT id FROM waywo_comments");

/** How often each comment was asked about. */
const calls = () => model.log.map(({ body }) => commentOf(body)).filter((id) => id !== null);

it("a server that is killed while it fetches a thread, and again while the model reads it, pays for nothing twice", async () => {
  const later = SCENES.slice(30).map(({ item }) => item.id);
  for (const id of later) hn.held.add(id);
  await add(await start());
  await vi.waitFor(() => expect(storedIds()).toHaveLength(30), SOON);
  await kill();
  expect(calls()).toEqual([]);
  const fetched = storedIds();

  hn.held.clear();
  hn.asked.length = 0;
  await start();
  await vi.waitFor(() => expect(readIds().length).toBeGreaterThan(15), SOON);
  await kill();
  const read = readIds();
  expect(read.length).toBeLessThan(60);
  expect(hn.asked.filter((id) => fetched.includes(id))).toEqual([]);
  const before = calls();

  hn.asked.length = 0;
  model.log.length = 0;
  const url = await start();
  const state = async () => {
    const post: PostDetail = await (await fetch(`${url}/api/waywo-posts/${THREAD_ID}`)).json();
    return post.import;
  };
  await vi.waitFor(async () => expect(await state()).toMatchObject({ stored: 60, waiting: 0 }), SOON);
  expect(await state()).toMatchObject({ fetched: true, read: 60, failed: 0, invalid: 25, projects: 45 });
  expect(hn.asked).toEqual([]);
  expect(calls().filter((id) => read.includes(id))).toEqual([]);
  const paid = [...before, ...calls()];
  expect([...new Set(paid)].sort()).toEqual(ASKED.toSorted());
  expect(paid.length - ASKED.length).toBeLessThanOrEqual(AT_A_TIME);
  expect(column("SELECT title FROM waywo_projects WHERE source = 'hn'").toSorted()).toEqual(
    TITLES.toSorted(),
  );
  expect(column("SELECT comment_id FROM waywo_project_submissions")).toHaveLength(45);

  model.log.length = 0;
  await add(url);
  await vi.waitFor(async () => expect(await state()).toMatchObject({ fetched: true, waiting: 0 }), SOON);
  expect(calls()).toEqual([]);
  expect(hn.asked).toEqual([THREAD_ID]);
  expect(column("SELECT title FROM waywo_projects WHERE source = 'hn'")).toHaveLength(45);
});
