import { parse } from "csv-parse/sync";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { createProjects } from "@/lib/projects/create-projects";
import { forgetSingletons, problemOf } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";
import { openTempStore, type TempStore } from "../../support/temp-store";

let store: TempStore;
beforeEach(async () => {
  forgetSingletons();
  store = await openTempStore();
});
afterEach(() => store.close());

const project = (more: object = {}) => ({
  source: "hn",
  title: "Tidewatch",
  shortDescription: "Tide alarms",
  description: "Rings.",
  hashtags: ["iot"],
  ideaScore: 7,
  complexityScore: 4,
  ...more,
});
const create = (...projects: object[]) =>
  db().direct.transaction((tx) => createProjects(tx, projects.map(project)));
const call = (search: string) => callEndpoint("exportProjects", { search });
/** Not `text()`, which drops the mark of UTF-8. */
const bodyOf = async (response: Response) => Buffer.from(await response.arrayBuffer()).toString();

test("a file is named after date and number of projects", async () => {
  await create({}, { title: "Two" });
  const date = new Date().toISOString().slice(0, 10);
  const types = {
    csv: "text/csv",
    json: "application/json",
    jsonl: "application/jsonl",
    md: "text/markdown",
  };
  for (const [format, type] of Object.entries(types)) {
    const response = await call(`format=${format}`);
    expect(response.headers.get("content-type")).toBe(`${type}; charset=utf-8`);
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="waywo-projects-${date}-2.${format}"`,
    );
    await response.body?.cancel();
  }
});

test("the list's filters and ids select, together, and in the order of ids", async () => {
  await create(
    { title: "a", ideaScore: 9 },
    { title: "b", ideaScore: 2, hashtags: ["ai"] },
    { title: "c", source: null },
  );
  const titles = async (search: string) =>
    JSON.parse(await bodyOf(await call(`format=json&${search}`))).map(
      ({ title }: { title: string }) => title,
    );
  expect(await titles("")).toEqual(["a", "b", "c"]);
  expect(await titles("tags=iot")).toEqual(["a", "c"]);
  expect(await titles("min_idea_score=5&source=hn")).toEqual(["a"]);
  expect(await titles("ids=3,1,99")).toEqual(["a", "c"]);
  expect(await titles("ids=3,1&tags=iot&source=hn")).toEqual(["a"]);
  expect(await titles("ids=99")).toEqual([]);
});

test("projects that come while an export is read are not in it", async () => {
  await create(...Array.from({ length: 150 }, (_, n) => ({ title: `${n}` })));
  const response = await call("format=jsonl");
  await create({ title: "late" });
  const lines = (await bodyOf(response)).trim().split("\n");
  expect(lines).toHaveLength(150);
  expect(response.headers.get("content-disposition")).toContain("-150.jsonl");
});

test("a client that leaves ends the reading", async () => {
  await create(...Array.from({ length: 250 }, (_, n) => ({ title: `${n}` })));
  const response = await call("format=jsonl");
  const reader = response.body?.getReader();
  expect((await reader?.read())?.done).toBe(false);
  await reader?.cancel();
  expect(await db().project.count()).toBe(250);
});

describe("a spreadsheet runs nothing", () => {
  const FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠1",
    " =1",
    "\u200b=1",
    "\ufeff=1",
    "'=1",
  ];

  test.each(FORMULAS)("of %j in any text", async (formula) => {
    await create({
      title: formula,
      shortDescription: formula,
      description: formula,
      invalidReason: formula,
      primaryUrl: formula,
      screenshotPath: formula,
      source: formula,
      hashtags: [formula, "b"],
      projectUrls: [formula],
    });
    const csv = await bodyOf(await call("format=csv"));
    expect(csv.startsWith("\ufeffid,source,")).toBe(true);
    const [row] = parse(csv, { columns: true, bom: true }) as Record<string, string>[];
    const cells = Object.entries(row ?? {});
    for (const [name, cell] of cells) expect(cell, name).not.toMatch(/^[\s\p{Cf}\0]*[=+\-@＝＋－＠]/u);
    // What is not seen before a formula is left out.
    expect(row?.title).toBe(`'${formula.replace(/^[\u200b\ufeff]/, "")}`);
  });
});

test("Markdown shows a stranger's text as it is, and links to web addresses only", async () => {
  await create({
    title: "# <script>alert(1)</script> [x](javascript:1)\n## Second",
    description: "One.\n\n> two\n\n- ![](http://evil.example/a.png)",
    primaryUrl: "javascript:alert(1)",
  });
  await create({ title: "Fine", primaryUrl: "https://tide.example/?a=<b" });
  await create({ title: "Good", primaryUrl: "https://tide.example/" });
  const markdown = await bodyOf(await call("format=md"));
  expect(markdown).toContain(
    "## \\# \\<script\\>alert\\(1\\)\\</script\\> \\[x\\]\\(javascript\\:1\\) \\#\\# Second\n",
  );
  expect(markdown).toContain("\n\n\\> two\n\n");
  expect(markdown).not.toMatch(/(?<!\\)[![]\]?\(/);
  expect([...markdown.matchAll(/^- <(.+)>$/gm)].map(([, url]) => url)).toEqual(["https://tide.example/"]);
});

test("the dataset card counts what is in the file and leaves the licence to the person", async () => {
  await create(
    {},
    { title: "Two", source: "nemo_data_designer" },
    { title: "Three", source: "evil\n---\n| x" },
  );
  const response = await call("format=card");
  const card = await bodyOf(response);
  expect(response.headers.get("content-disposition")).toBe('attachment; filename="README.md"');
  expect(card).toMatch(/^---\npretty_name: Waywo projects\nlicense: # yours to choose\n/);
  expect(card).toMatch(/data_files: "waywo-projects-\d{4}-\d\d-\d\d-3\.jsonl"\n---\n/);
  expect(card).toContain("| hn | 1 |");
  expect(card.match(/^---$/gm)).toHaveLength(2);
});

test("an empty selection is a valid file", async () => {
  expect(await bodyOf(await call("format=json"))).toBe("[]\n");
  expect(await bodyOf(await call("format=jsonl"))).toBe("");
  expect((await bodyOf(await call("format=csv"))).split("\r\n")).toHaveLength(2);
});

test.each([
  "",
  "format=xml",
  "format=csv&ids=",
  "format=csv&ids=1;2",
  "format=csv&ids=-1",
  `format=csv&ids=${Array.from({ length: 1001 }, (_, n) => n).join(",")}`,
  "format=csv&limit=5",
  "format=csv&nonsense=1",
  "format=csv&min_idea_score=11",
  "format=csv&vectors=perhaps",
])("%j is refused", async (search) => {
  const response = await call(search);
  expect(response.status).toBe(422);
  expect((await problemOf(response)).errors?.length).toBeGreaterThan(0);
});
