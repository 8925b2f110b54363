import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ProjectSource } from "@/components/projects/project-source";

const comment = {
  id: 9001,
  type: "comment",
  by: "<b>maker</b>",
  time: 1_793_600_000,
  text: "<script>alert(1)</script>",
  dead: null,
  deleted: null,
  kids: null,
  parent: 9000,
};
const render = (source_comment: typeof comment | null) =>
  renderToStaticMarkup(createElement(ProjectSource, { project: { source_comment } }));

test("a collected project names its author, its comment and the date; a stranger's text stays text", () => {
  const html = render(comment);
  expect(html).toContain('href="https://news.ycombinator.com/item?id=9001"');
  expect(html).toContain("&lt;b&gt;maker&lt;/b&gt;");
  expect(html).toContain('dateTime="2026-11-02T');
  expect(html).not.toContain("alert");
});

test("one that nobody has told of says nothing", () => {
  expect(render(null)).toBe("");
});
