import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { PostDetail } from "@/lib/contracts/hacker-news";
import { db } from "@/lib/core/db";
import { fetchComments } from "@/lib/hn/fetch-comments";
import { findThread } from "@/lib/hn/find-thread";
import { importThread } from "@/lib/hn/import-thread";
import { forgetSingletons } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";
import { SCENES, THREAD_ID, threadItems } from "../../support/hn-thread";
import { StubHn } from "../../support/stub-hn";
import { openTempStore, type TempStore } from "../../support/temp-store";

const IDS = SCENES.map(({ item }) => item.id).toSorted((one, other) => one - other);
let hn: StubHn;
let store: TempStore;
beforeEach(async () => {
  forgetSingletons();
  hn = await StubHn.start(threadItems());
  for (const [name, value] of Object.entries(hn.env)) vi.stubEnv(name, value);
  store = await openTempStore();
});
afterEach(async () => {
  await store.close();
  await hn.close();
  vi.unstubAllEnvs();
});

const storedIds = async () =>
  (await db().comment.findMany({ where: { parent: THREAD_ID }, orderBy: { id: "asc" } })).map(({ id }) => id);

test("a comment that cannot be fetched holds back itself alone, and the thread's next import fetches it", async () => {
  const [bad = 0] = IDS.slice(4);
  hn.broken.add(bad);
  await expect(importThread(String(THREAD_ID))).rejects.toMatchObject({ code: "hn_unavailable" });
  expect(await storedIds()).toEqual(IDS.filter((id) => id !== bad));
  expect(await db().post.findFirst()).toMatchObject({ round: 1, fetchedRound: 0 });
  hn.broken.clear();
  hn.asked.length = 0;
  expect(await importThread(String(THREAD_ID))).toMatchObject({ added: 1, fetched: true, stored: 60 });
  expect(hn.asked).toEqual([THREAD_ID, bad]);
});

test("a Hacker News that is away is not asked for all the others", async () => {
  await importThread(String(THREAD_ID)).catch(() => {});
  await db().comment.deleteMany();
  hn.asked.length = 0;
  hn.down = 503;
  await expect(fetchComments(THREAD_ID)).rejects.toMatchObject({ code: "hn_unavailable" });
  expect(new Set(hn.asked).size).toBe(10);
});

test("a comment that came without its thread becomes the thread's, as it is there", async () => {
  const [id = 0] = IDS;
  await db().comment.create({ data: { id, type: "comment", by: "someone", processed: true } });
  expect(await importThread(String(THREAD_ID))).toMatchObject({ added: 60, stored: 60, read: 1 });
  expect(await db().comment.findUnique({ where: { id } })).toMatchObject({
    parent: THREAD_ID,
    by: "maker0-0",
    kids: "[20000]",
    processed: true,
  });
  hn.asked.length = 0;
  expect(await importThread(String(THREAD_ID))).toMatchObject({ added: 0 });
  expect(hn.asked).toEqual([THREAD_ID]);
});

describe("an answer about another item than was asked for", () => {
  test("is no thread", async () => {
    hn.items.set(7, { ...threadItems()[0], id: 8 } as never);
    await expect(findThread("7")).rejects.toMatchObject({
      code: "hn_unavailable",
      message: expect.stringMatching(/: the answer is not what its API documents\.$/),
    });
    expect(await db().post.count()).toBe(0);
  });

  test("is no comment of the thread", async () => {
    const [one, other] = SCENES;
    hn.items.set(one?.item.id ?? 0, { ...other?.item } as never);
    await importThread(String(THREAD_ID));
    expect(await storedIds()).toEqual(IDS.filter((id) => id !== one?.item.id));
  });
});

test.each([
  ["at a time that is none", { objectID: "9000", title: "What are you working on?", created_at_i: -9e15 }],
  ["with an id that is none", { objectID: "9000/../1", title: "What are you working on?", created_at_i: 1 }],
])("a search that finds a story %s is said to be out of order", async (_, hit) => {
  hn.hits = [hit];
  await expect(findThread("latest")).rejects.toMatchObject({ code: "hn_unavailable" });
});

test("what Hacker News sends elsewhere is not followed", async () => {
  const elsewhere = await StubHn.start(threadItems());
  hn.sendTo = elsewhere.env.HN_API_URL ?? null;
  await expect(findThread(String(THREAD_ID))).rejects.toMatchObject({
    code: "hn_unavailable",
    message: expect.stringMatching(/ it answered 307\.$/),
  });
  expect(elsewhere.asked).toEqual([]);
  await elsewhere.close();
});

test("an answer without end is given up", async () => {
  hn.items.set(THREAD_ID, { id: THREAD_ID, type: "story", text: "x".repeat(9 * 1024 * 1024) });
  await expect(findThread(String(THREAD_ID))).rejects.toMatchObject({
    message: expect.stringMatching(/the answer is larger than 8 MiB\.$/),
  });
});

test("a title that would move a terminal's cursor does not", async () => {
  const [post] = threadItems();
  hn.items.set(THREAD_ID, { ...post, title: "What are you working on?\u001b[2J\u0007" } as never);
  expect((await importThread(String(THREAD_ID))).title).toBe("What are you working on?");
  const detail: PostDetail = await (
    await callEndpoint("getPost", { params: { id: String(THREAD_ID) } })
  ).json();
  expect(detail.post.id).toBe(THREAD_ID);
});
