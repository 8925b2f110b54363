import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import type { PostDetail } from "@/lib/contracts/hacker-news";
import type { ProjectDetail } from "@/lib/contracts/projects";
import { db } from "@/lib/core/db";
import { callEndpoint } from "../../support/call-endpoint";
import {
  commentOf,
  project,
  reader,
  SCENES,
  type Scene,
  THREAD_ID,
  threadItems,
} from "../../support/hn-thread";
import { Latch } from "../../support/latch";
import { StubHn } from "../../support/stub-hn";
import { stubbedApp } from "../../support/stubbed-app";

const ADMIN_TOKEN = "the-admin-token-of-imports";
const launch = stubbedApp();
let hn: StubHn | undefined;
afterEach(async () => {
  await hn?.close();
  hn = undefined;
});

async function start(env: Record<string, string> = {}) {
  hn = await StubHn.start(threadItems());
  const launched = await launch({
    stub: { dimensions: 8 },
    seeded: false,
    env: { ADMIN_TOKEN, ...hn.env, ...env },
  });
  launched.stub.answer(reader());
  return { ...launched, hn };
}

async function add(
  url: string,
  headers: Record<string, string> = { authorization: `Bearer ${ADMIN_TOKEN}` },
) {
  const body = JSON.stringify({ url });
  return callEndpoint("addPost", { headers: { "content-type": "application/json", ...headers }, body });
}

const readPost = async (): Promise<PostDetail> =>
  (await callEndpoint("getPost", { params: { id: String(THREAD_ID) } })).json();

/** The thread once nothing of it waits any more. */
const imported = (stored: number) =>
  vi.waitFor(
    async () => {
      const post = await readPost();
      expect(post.import).toMatchObject({ fetched: true, stored, waiting: 0 });
      return post;
    },
    { interval: 50 },
  );

const EXPECTED = SCENES.flatMap(({ item, tells }) => tells.map((told) => ({ ...told, comment: item })));
const asked = SCENES.filter((scene) => scene.asked);

test("sixty comments in ten languages and shapes: the expected projects, and nothing twice", async () => {
  const { stub, hn } = await start();
  const added = await add(`https://news.ycombinator.com/item?id=${THREAD_ID}`);
  expect(added.status).toBe(200);
  expect(await added.json()).toEqual({
    status: "task_queued",
    task_id: "9000-1",
    post_id: THREAD_ID,
    title: "Ask HN: What are you working on? (November 2026)",
    year: 2026,
    month: 11,
    descendants: 400,
    note: null,
  });

  const post = await imported(60);
  expect(post.import).toEqual({
    fetched: true,
    stored: 60,
    read: 60,
    waiting: 0,
    failed: 0,
    invalid: 25,
    projects: 45,
    note: null,
  });
  expect(post.comments.map(({ id }) => id)).toEqual(SCENES.map(({ item }) => item.id));
  const reasons = new Map(post.comments.map(({ id, invalid_reason }) => [id, invalid_reason]));
  for (const { item, tells, asked } of SCENES) {
    const why = asked ? "a greeting" : "deleted_or_removed";
    expect(reasons.get(item.id)).toBe(tells.length > 0 ? null : why);
  }

  const projects = await db().project.findMany({ include: { tags: true, submissions: true } });
  expect(projects.map(({ title }) => title).sort()).toEqual(EXPECTED.map(({ title }) => title).sort());
  for (const { title, urls, comment } of EXPECTED) {
    const stored = projects.find((one) => one.title === title);
    expect(stored).toMatchObject({
      source: "hn",
      sourceCommentId: comment.id,
      isValidProject: true,
      hashtags: '["side-project","tools"]',
      projectUrls: urls.length > 0 ? JSON.stringify(urls) : null,
      primaryUrl: urls[0] ?? null,
      ideaScore: 6,
      complexityScore: 4,
    });
    expect(stored?.tags.map(({ tag }) => tag).sort()).toEqual(["side-project", "tools"]);
    expect(stored?.submissions).toMatchObject([{ commentId: comment.id, similarityScore: 1 }]);
  }

  const prompts = stub.log.filter(({ body }) => commentOf(body) !== null);
  expect(prompts.map(({ body }) => commentOf(body)).sort()).toEqual(asked.map(({ item }) => item.id).sort());
  for (const { item, seen } of asked) {
    const text = prompts.find(({ body }) => commentOf(body) === item.id)?.messages[1]?.content ?? "";
    expect(text).toContain(seen);
    expect(text).not.toMatch(/alert\(1\)|onerror|<\||\u202e|<\/comment>|\[INST\]|```/);
    // With room for the answer, what a context of 8,192 tokens holds.
    expect(text.length).toBeLessThan(16_384);
  }
  expect(await db().commentCall.count()).toBe(asked.length);

  hn.asked.length = 0;
  await add(String(THREAD_ID));
  await vi.waitFor(async () => expect((await readPost()).import.fetched).toBe(true));
  expect((await imported(60)).import).toMatchObject({ read: 60, projects: 45 });
  expect(hn.asked).toEqual([THREAD_ID]);
  expect(stub.log.filter(({ body }) => commentOf(body) !== null)).toHaveLength(asked.length);
  expect(await db().projectSubmission.count()).toBe(45);
});

test("importing again fetches and reads what is new alone; a project told of again becomes a submission", async () => {
  const { stub, hn } = await start();
  await add("9000");
  await imported(60);
  const [first] = EXPECTED;
  const again: Scene = {
    item: { ...first?.comment, id: 9900, text: `Still at ${first?.title}!` } as Scene["item"],
    tells: [
      { title: `${first?.title.toUpperCase()}`, urls: [] },
      { title: "Something New", urls: [] },
    ],
    asked: true,
    seen: "",
  };
  const scenes = [...SCENES, again];
  for (const item of threadItems(scenes)) hn.items.set(item.id, item);
  stub.answer(reader(scenes));
  hn.asked.length = 0;
  stub.log.length = 0;
  await add("9000");
  expect((await imported(61)).import).toMatchObject({ read: 61, projects: 46 });
  expect(hn.asked).toEqual([THREAD_ID, 9900]);
  expect(stub.log.map(({ body }) => commentOf(body)).filter((id) => id !== null)).toEqual([9900]);

  const { id } = await db().project.findFirstOrThrow({ where: { title: first?.title ?? "" } });
  const detail: ProjectDetail = await (
    await callEndpoint("getProject", { params: { id: String(id) } })
  ).json();
  expect(detail).toMatchObject({
    source: "hn",
    source_comment_id: first?.comment.id,
    comment_time: first?.comment.time,
    submission_count: 2,
    source_comment: { by: first?.comment.by, text: first?.comment.text, parent: THREAD_ID, kids: [20_000] },
    parent_post: { id: THREAD_ID, year: 2026, month: 11 },
    submissions: [{ comment_id: first?.comment.id }, { comment_id: 9900, comment_by: first?.comment.by }],
  });
});

test("without a model the comments are stored, and read once there is one", async () => {
  const { app, hn } = await start({ LLM_BASE_URL: "", LLM_MODEL_NAME: "", LLM_API_KEY: "" });
  const { note } = await (await add("9000")).json();
  expect(note).toMatch(
    /^The comments are stored, but no model is set that could read them: set LLM_BASE_URL/,
  );
  const post = await vi.waitFor(
    async () => {
      const detail = await readPost();
      expect(detail.import).toMatchObject({ fetched: true, stored: 60 });
      return detail;
    },
    { interval: 50 },
  );
  expect(post.import).toMatchObject({ read: 0, waiting: 60, projects: 0, note });
  expect(await db().project.count()).toBe(0);
  await app.halt();
  const { stub } = await launchModel();
  hn.asked.length = 0;
  await app.resume();
  expect((await imported(60)).import).toMatchObject({ read: 60, projects: 45, note: null });
  expect(hn.asked).toEqual([]);
  await stub.close();
});

async function launchModel() {
  const { StubModel } = await import("../../support/stub-model/stub");
  const stub = await StubModel.start({ dimensions: 8 });
  stub.answer(reader());
  vi.stubEnv("LLM_BASE_URL", stub.url);
  vi.stubEnv("LLM_MODEL_NAME", "stub");
  return { stub };
}

test("a comment that the model cannot read says why, and the next import reads it alone", async () => {
  const { stub } = await start({ LLM_MAX_RETRIES: "0" });
  const [bad] = asked;
  const stopFailing = stub.answer(({ body }) =>
    commentOf(body) === bad?.item.id ? { say: "no object at all" } : undefined,
  );
  await add("9000");
  const post = await imported(60);
  expect(post.import).toMatchObject({
    read: 59,
    failed: 1,
    note: expect.stringMatching(/^Invalid projects/),
  });
  expect(post.comments.filter(({ read_error }) => read_error !== null)).toMatchObject([{ id: bad?.item.id }]);
  stopFailing();
  stub.log.length = 0;
  await add("9000");
  expect((await imported(60)).import).toMatchObject({ read: 60, failed: 0, projects: 45, note: null });
  expect(stub.log.map(({ body }) => commentOf(body)).filter(Boolean)).toEqual([bad?.item.id]);
});

test("a spent token budget holds comments back, and counts what they cost", async () => {
  const { app, stub } = await start({ DAILY_TOKEN_BUDGET: "1", LLM_CONCURRENCY: "1" });
  await add("9000");
  await vi.waitFor(
    async () => {
      expect(await db().commentCall.count()).toBeGreaterThan(0);
      expect((await readPost()).import.note).toMatch(/^Today's budget of 1 tokens is spent; /);
    },
    { interval: 50 },
  );
  expect(stub.counts.calls).toBeLessThan(asked.length);
  expect((await readPost()).import).toMatchObject({ failed: 0 });
  await app.halt();
  vi.stubEnv("DAILY_TOKEN_BUDGET", "100000000");
  await app.resume();
  expect((await imported(60)).import).toMatchObject({ read: 60, failed: 0, projects: 45 });
  expect(await db().commentCall.count()).toBe(asked.length);
});

/** Sixty of them, two at a time, take longer than a run of one does on a busy machine. */
const COMMENT_MS = 1_000;

test("a run need not wait until a whole thread is read", async () => {
  const { app, stub } = await start({ LLM_CONCURRENCY: "2" });
  const latch = new Latch();
  stub.answer(async ({ body }) => {
    if (commentOf(body) !== null) await Promise.race([latch.wait(), wait(COMMENT_MS)]);
    return undefined;
  });
  await add("9000");
  await vi.waitFor(() => expect(stub.log.filter(({ body }) => commentOf(body)).length).toBe(2));
  const { task_id } = await app.start({ num_ideas: 1 });
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS" });
  expect((await readPost()).import.waiting).toBeGreaterThan(0);
  latch.open();
  await imported(60);
});

test("a project that the model lists twice is stored once, without the addresses that it invents", async () => {
  const { stub } = await start();
  const [first] = asked;
  const twice = [0, 1].map(() => project({ title: "Twice Told", urls: ["https://invented.example/"] }));
  stub.answer(({ body }) =>
    commentOf(body) === first?.item.id ? { say: JSON.stringify({ projects: twice }) } : undefined,
  );
  await add("9000");
  await imported(60);
  const told = await db().project.findMany({ where: { sourceCommentId: first?.item.id ?? 0 } });
  expect(told).toMatchObject([{ title: "Twice Told" }]);
  expect(told[0]?.projectUrls ?? "").not.toContain("invented");
});

test("an answer that is no comment is left out, and asked for again by the next import", async () => {
  const { hn } = await start();
  const [{ item } = { item: { id: 0 } }, other] = SCENES;
  hn.items.set(item.id, { id: item.id, type: 7 });
  if (other) hn.items.set(other.item.id, { ...other.item, parent: 1 });
  await add("9000");
  await imported(58);
  hn.items.set(item.id, item);
  hn.asked.length = 0;
  await add("9000");
  await imported(59);
  expect(hn.asked).toEqual([THREAD_ID, item.id, other?.item.id]);
});

test("a Hacker News that goes away while comments are fetched is said so; the next import fetches the rest", async () => {
  const { hn } = await start();
  const many = threadItems().slice(0, 31);
  for (const { id } of threadItems()) if (!many.some((item) => item.id === id)) hn.broken.add(id);
  await add("9000");
  const post = await vi.waitFor(
    async () => {
      const detail = await readPost();
      expect(detail.import.note).not.toBeNull();
      return detail;
    },
    { timeout: 100_000, interval: 50 },
  );
  expect(post.import).toMatchObject({
    fetched: false,
    stored: 30,
    note: expect.stringMatching(/^Hacker News .+ 500\.$/),
  });
  hn.broken.clear();
  hn.asked.length = 0;
  await add("9000");
  expect((await imported(60)).import).toMatchObject({ read: 60, projects: 45, note: null });
  expect(hn.asked).toHaveLength(31);
}, 120_000);
