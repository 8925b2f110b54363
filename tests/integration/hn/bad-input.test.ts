import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { startApp, type TestApp } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";
import { StubHn, type StubItem } from "../../support/stub-hn";

const ADMIN_TOKEN = "the-admin-token-of-bad-input";
const story = { type: "story", by: "asker", time: 1_793_600_000, title: "Ask HN: What are you working on?" };
const ITEMS: StubItem[] = [
  { id: 1, type: "comment", parent: 40, time: 1 },
  { id: 2, type: "job", title: "Somebody is hiring", time: 1 },
  { id: 3, type: "poll", title: "What are you working on?", time: 1 },
  { ...story, id: 4, title: "Show HN: A <b>thing</b>" },
  { ...story, id: 5, dead: true },
  { id: 6, type: "story", deleted: true },
  { ...story, id: 7, kids: "none" },
  { ...story, id: 8 },
  { ...story, id: 9, title: "What Are You All Working On This Weekend?" },
];

let app: TestApp;
let hn: StubHn;
beforeAll(async () => {
  hn = await StubHn.start(ITEMS);
  app = await startApp({ env: { ADMIN_TOKEN, ...hn.env }, seeded: false });
});
afterAll(async () => {
  await app?.stop();
  await hn?.close();
});

async function add(
  body: unknown,
  headers: Record<string, string> = { authorization: `Bearer ${ADMIN_TOKEN}` },
) {
  const response = await callEndpoint("addPost", {
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: await response.json() };
}

const NO_NAME = /names no thread: give the id of an item of Hacker News, its address, or latest\.$/;

describe("what is no thread is refused with what was wrong, and nothing is stored:", () => {
  test.each<[unknown, number, string | RegExp]>([
    ["1", 422, "Item 1 is a comment on item 40, not a thread."],
    ["2", 422, "Item 2 is a job, not a thread."],
    ["3", 422, "Item 3 is a poll, not a thread."],
    ["4", 422, 'Item 4 is the story "Show HN: A <b>thing</b>", not a "What are you working on?" thread.'],
    ["5", 422, "Item 5 is dead: Hacker News does not show it."],
    ["6", 422, "Item 6 was deleted."],
    ["7", 503, /^Hacker News could not be read at .+: the answer is not what its API documents\.$/],
    ["10", 404, "Hacker News has no item 10."],
    ["https://news.ycombinator.com/item?id=1", 422, "Item 1 is a comment on item 40, not a thread."],
    ["abc", 422, NO_NAME],
    ["-1", 422, NO_NAME],
    ["0", 422, NO_NAME],
    ["8.5", 422, NO_NAME],
    ["9999999999", 422, NO_NAME],
    ["https://example.com/item?id=8", 422, NO_NAME],
    ["https://news.ycombinator.com/user?id=8", 422, NO_NAME],
    ["https://news.ycombinator.com/item?id=", 422, NO_NAME],
    ["file:///etc/passwd", 422, NO_NAME],
    ["../8", 422, NO_NAME],
    ["8\0", 422, NO_NAME],
    ["\u0668", 422, NO_NAME],
    ["0x8", 422, NO_NAME],
    ["+8", 422, NO_NAME],
    ["8 9", 422, NO_NAME],
    ["https://news.ycombinator.com.evil.example/item?id=8", 422, NO_NAME],
    ["https://news.ycombinator.com/item?id=8x", 422, NO_NAME],
    ["//news.ycombinator.com/item?id=8", 422, NO_NAME],
    ["latest", 404, 'No "What are you working on?" thread was found.'],
    ["", 422, "url is empty."],
    [8, 422, "url is an item's address or id, or latest."],
    ["8".repeat(501), 422, "url has at most 500 characters."],
  ])("%j", async (url, status, detail) => {
    const { answer, ...rest } = await add({ url });
    expect(rest).toEqual({ status });
    if (typeof detail === "string") expect(answer.detail).toBe(detail);
    else expect(answer.detail).toMatch(detail);
    expect(await db().post.count()).toBe(0);
  });
});

test("an import is an admin's", async () => {
  expect(await add({ url: "8" }, {})).toMatchObject({ status: 401, answer: { code: "unauthorized" } });
  expect(await db().post.count()).toBe(0);
});

test("a Hacker News that is down is said so", async () => {
  hn.down = 500;
  expect(await add({ url: "8" })).toMatchObject({
    status: 503,
    answer: {
      code: "hn_unavailable",
      detail: expect.stringMatching(/^Hacker News could not be read at 127\.0\.0\.1:\d+: it answered 500\.$/),
    },
  });
  hn.down = null;
});

test("latest is the newest month's thread that people answer", async () => {
  const hit = (objectID: string, at: string, num_comments: number | null, title = story.title) => ({
    objectID,
    title,
    created_at_i: Date.parse(at) / 1000,
    num_comments,
  });
  hn.hits = [
    hit("2", "2026-11-30T00:00:00Z", 900, "Ask HN: Who is hiring?"),
    hit("4", "2026-11-10T00:00:00Z", null),
    hit("9", "2026-11-08T00:00:00Z", 300),
    hit("8", "2026-10-12T00:00:00Z", 1200),
  ];
  expect(await add({ url: " Latest " })).toMatchObject({ status: 200, answer: { post_id: 9 } });
});

test.each(["7", "x", "99999999999"])("a post %s that is not stored is 404", async (id) => {
  expect((await callEndpoint("getPost", { params: { id } })).status).toBe(404);
});
