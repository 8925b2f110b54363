import { expect, test } from "vitest";
import type { CommentList } from "@/lib/contracts/hacker-news";
import type { EndpointName } from "@/lib/contracts/paths";
import { db } from "@/lib/core/db";
import { expectDocumented } from "../../support/api-document";
import { callEndpoint, type EndpointCall } from "../../support/call-endpoint";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

async function ask<Body>(name: EndpointName, call: EndpointCall = {}) {
  const response = await callEndpoint(name, call);
  expect(response.status).toBe(200);
  return { body: (await expectDocumented(name, response)) as Body, link: response.headers.get("link") };
}

const thread = (id: number, year: number | null, month: number | null, descendants: number | null) =>
  db().post.create({ data: { id, type: "story", title: `Thread ${id}`, year, month, descendants } });
const comment = (id: number, parent: number | null) =>
  db().comment.create({ data: { id, type: "comment", by: "kelp", text: "<p>Hi", kids: "[9]", parent } });

test("comments are listed newest first, of all threads or of one, page by page", async () => {
  await launch();
  await thread(100, 2026, 3, 9);
  await thread(200, 2026, 4, 3);
  for (const [id, parent] of [
    [101, 100],
    [102, 100],
    [103, 100],
    [201, 200],
  ] as const) {
    await comment(id, parent);
  }
  const { body: all } = await ask<CommentList>("listComments");
  expect(all).toMatchObject({ total: 4, limit: 50, offset: 0, post_id: null });
  expect(all.comments.map(({ id }) => id)).toEqual([201, 103, 102, 101]);

  const { body: some, link } = await ask<CommentList>("listComments", {
    search: "post_id=100&limit=2&offset=1",
  });
  expect(some).toMatchObject({ total: 3, limit: 2, offset: 1, post_id: 100 });
  expect(some.comments.map(({ id }) => id)).toEqual([102, 101]);
  expect(link).toContain('rel="first"');
  expect(link).toContain("post_id=100");
  const { body: none } = await ask("listComments", { search: "post_id=2147483647&offset=99999999999999" });
  expect(none).toMatchObject({ comments: [], total: 0 });
});

test.each(["limit=0", "offset=-1", "post_id=x", "post_id=99999999999", "post_id="])(
  "a page of comments at %s is refused",
  async (search) => {
    await launch();
    expect((await callEndpoint("listComments", { search })).status).toBe(422);
  },
);

test("a comment comes with its thread and the projects in it", async () => {
  await launch();
  await thread(100, 2026, 3, 9);
  await comment(101, 100);
  const texts = {
    title: "Tidewatch",
    shortDescription: "Tide alarms",
    description: "Alarms.",
    hashtags: "[]",
  };
  const project = await db().project.create({
    data: { ...texts, ideaScore: 7, complexityScore: 4, source: "hn", sourceCommentId: 101 },
  });
  const { body } = await ask("getComment", { params: { id: "101" } });
  expect(body).toMatchObject({
    comment: { id: 101, by: "kelp", kids: [9], parent: 100, processed: false },
    parent_post: { id: 100, title: "Thread 100" },
    projects: [{ id: project.id, title: "Tidewatch" }],
  });
  for (const id of ["102", "x", "99999999999"]) {
    expect((await callEndpoint("getComment", { params: { id } })).status).toBe(404);
  }
});

test("threads of one month are one bar of the chart, and those without a month come last", async () => {
  await launch();
  await thread(100, 2026, 3, 9);
  await thread(150, 2026, 3, 5);
  await thread(200, 2025, 12, null);
  await thread(300, null, null, 4);
  await comment(101, 100);
  await comment(151, 150);
  await comment(301, 300);
  const { body } = await ask("getChartData");
  const bar = (
    year: number,
    month: number,
    counts: [number, number],
    label: string,
    tooltip_title: string,
  ) => ({
    year,
    month,
    comment_count: counts[0],
    total_comments: counts[1],
    label,
    tooltip_title,
  });
  expect(body).toEqual({
    posts: [
      bar(2025, 12, [0, 0], "12/25", "Dec 2025"),
      bar(2026, 3, [2, 14], "03/26", "Mar 2026"),
      bar(0, 0, [1, 4], "?", "Undated"),
    ],
    total_posts: 4,
  });
});
