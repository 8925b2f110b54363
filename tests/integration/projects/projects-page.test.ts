import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportHref } from "@/lib/client/projects/export-href";
import { PROJECT_SORTS } from "@/lib/contracts/limits";
import { projectListQuerySchema } from "@/lib/contracts/projects";
import { REVIEW_STATUSES } from "@/lib/contracts/review-status";
import { db } from "@/lib/core/db";
import { countTabs } from "@/lib/projects/count-tabs";
import { createProjects } from "@/lib/projects/create-projects";
import { listProjects } from "@/lib/projects/list-projects";
import { PROJECT_TABS, tabOf } from "@/lib/view/project-filters";
import { filterTexts, listQuery, type ProjectsPage, readProjectsPage } from "@/lib/view/projects-params";
import { callEndpoint } from "../../support/call-endpoint";
import { openTempStore, type TempStore } from "../../support/temp-store";

const TAGS = ["ai", "web-app", "music"];
const SOURCES = ["hn", "nemo_data_designer", "sample", null, "elsewhere"];
const WORDS = ["solar garden", "tide tables", "web-app for solar panels"];

let store: TempStore;
beforeAll(async () => {
  store = await openTempStore();
  const projects = Array.from({ length: 90 }, (_, n) => ({
    hashtags: TAGS.filter((_tag, place) => (n >> place) & 1),
    title: `Project ${WORDS[n % 3]}`,
    shortDescription: "What it is",
    description: "What it does.",
    source: SOURCES[n % 5] ?? null,
    sourceCommentId: n % 9 === 0 ? 7 : null,
    isValidProject: n % 6 !== 0,
    isBookmarked: n % 4 === 0,
    ideaScore: 1 + (n % 10),
    complexityScore: 1 + ((n * 7) % 10),
    reviewStatus: n % 5 === 1 ? (REVIEW_STATUSES[n % 4] ?? null) : null,
    createdAt: new Date(Date.UTC(2026, n % 3, 1 + (n % 28))),
    binnedAt: n % 11 === 0 ? new Date() : null,
  }));
  await db().direct.transaction((tx) => createProjects(tx, projects));
});
afterAll(() => store.close());

const score = fc.integer({ min: 1, max: 10 }).map(String);
const day = fc.constantFrom("2026-01-15", "2026-02-20", "2026-03-10T12:00:00Z");
const FILTERS = {
  q: fc.constantFrom("solar", "sol", "web-app", "tide garden", "“", "nobody"),
  tags: fc.subarray(TAGS, { minLength: 1 }),
  min_idea_score: score,
  max_idea_score: score,
  min_complexity_score: score,
  max_complexity_score: score,
  is_valid: fc.constantFrom("true", "false", "any"),
  bookmarked: fc.constantFrom("true", "false"),
  source: fc.constantFrom("hn", "nemo_data_designer", "sample", "elsewhere"),
  date_from: day,
  date_to: day,
  comment_id: fc.constant("7"),
  review_status: fc.subarray([...REVIEW_STATUSES], { minLength: 1 }),
};
const NAMES = Object.keys(FILTERS) as (keyof typeof FILTERS)[];

/** An address that a person comes to with the page's form, tabs and chips. More filters at once leave hardly a project. */
const addresses = fc
  .tuple(
    fc.record(FILTERS),
    fc.subarray(NAMES, { maxLength: 3 }),
    fc.record({ tags_match: fc.constantFrom("any", "all"), sort: fc.constantFrom(...PROJECT_SORTS) }),
  )
  .map(([values, names, rest]) => ({
    ...Object.fromEntries(names.map((name) => [name, values[name]])),
    ...rest,
  }));

const total = async (page: ProjectsPage) =>
  (await listProjects(projectListQuerySchema.parse(listQuery(page)))).total;

/** The file that the page's menu links to. */
async function exported(page: ProjectsPage): Promise<number> {
  const href = exportHref({ filter: filterTexts(page), expected: 0 }, "jsonl", false);
  const response = await callEndpoint("exportProjects", { search: href.split("?")[1] ?? "" });
  expect(response.status).toBe(200);
  return (await response.text()).split("\n").filter(Boolean).length;
}

test("a file holds as many projects as the page says match, whatever it filters by, words too", async () => {
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(addresses, async (query) => {
      const page = readProjectsPage(query);
      const shown = await total(page);
      expect(await exported(page)).toBe(shown);
      seen.add(shown);
    }),
    { numRuns: 60 },
  );
  expect(seen.size).toBeGreaterThan(10);
});

test("a tab's number is that of its list, under the same filters", async () => {
  await fc.assert(
    fc.asyncProperty(addresses, fc.constantFrom(...PROJECT_TABS), async (query, tab) => {
      const page = { ...readProjectsPage(query), source: tab.source, bookmarked: tab.bookmarked };
      const counts = await countTabs(projectListQuerySchema.parse(listQuery(page)));
      expect(tabOf(page)).toBe(tab);
      expect(counts[tab.name]).toBe(await total(page));
    }),
    { numRuns: 40 },
  );
});
