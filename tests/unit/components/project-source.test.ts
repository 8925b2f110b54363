import { type ComponentProps, createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ProjectSource } from "@/components/projects/project-source";

type Told = ComponentProps<typeof ProjectSource>["project"];

const item = { type: "comment", dead: null, deleted: null, kids: null };
const comment = {
  ...item,
  id: 9001,
  by: "<b>maker</b>",
  time: 1_793_600_000,
  text: "<script>alert(1)</script>",
  parent: 9000,
};
const post = {
  ...item,
  id: 9000,
  by: "host",
  time: 1_793_500_000,
  text: null,
  title: "What are <i>you</i> on?",
};
const submission = (comment_id: number, comment_time: number | null) => ({
  id: comment_id,
  project_id: 1,
  comment_id,
  extracted_text: "<script>alert(1)</script>",
  similarity_score: 1,
  created_at: "2026-11-02T00:00:00",
  comment_by: "maker",
  comment_time,
  post_id: 9000,
  post_title: post.title,
  year: 2026,
  month: 11,
});
const TOLD: Told = {
  source_comment_id: comment.id,
  source_comment: comment,
  parent_post: { ...post, url: null, score: 1, descendants: 1, year: 2026, month: 11 },
  submissions: [submission(comment.id, comment.time)],
};

const render = (over: Partial<Told> = {}) =>
  renderToStaticMarkup(createElement(ProjectSource, { project: { ...TOLD, ...over } }));
const itemLinks = (html: string) => [...html.matchAll(/item\?id=(\d+)/g)].map(([, id]) => Number(id));

test("a collected project names its author, its comment, the date and the thread; a stranger's text stays text", () => {
  const html = render();
  expect(html).toContain('href="https://news.ycombinator.com/item?id=9001"');
  expect(html).toContain("&lt;b&gt;maker&lt;/b&gt;");
  expect(html).toContain('dateTime="2026-11-02T');
  expect(html).toContain('href="https://news.ycombinator.com/item?id=9000"');
  expect(html).toContain("What are &lt;i&gt;you&lt;/i&gt; on?");
  expect(html).not.toContain("alert");
  expect(html).not.toContain("again");
});

test("one that was told of again links the later comments, of many the first six", () => {
  const later = Array.from({ length: 9 }, (_, at) => submission(9002 + at, at === 1 ? null : 1_793_700_000));
  expect(itemLinks(render({ submissions: [...TOLD.submissions, ...later.slice(0, 2)] }))).toEqual([
    9001, 9000, 9002, 9003,
  ]);
  const html = render({ submissions: [...TOLD.submissions, ...later] });
  expect(itemLinks(html)).toEqual([9001, 9000, 9002, 9003, 9004, 9005, 9006, 9007]);
  expect(html).toContain("comment 9003");
  expect(html).toContain("and 3 more");
});

test("one whose comment is not stored still links it", () => {
  const html = render({ source_comment: null, parent_post: null, submissions: [] });
  expect(itemLinks(html)).toEqual([9001]);
  expect(html).not.toContain("by");
});

test("one that nobody has told of says nothing", () => {
  const nobody = { source_comment_id: null, source_comment: null, parent_post: null, submissions: [] };
  expect(render(nobody)).toBe("");
});
