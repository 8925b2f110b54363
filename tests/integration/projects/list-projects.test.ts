import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PROJECT_SORTS } from "@/lib/contracts/limits";
import { type ProjectListQuery, projectListQuerySchema } from "@/lib/contracts/projects";
import { db } from "@/lib/core/db";
import type { Project } from "@/lib/generated/prisma/client";
import { listProjects } from "@/lib/projects/list-projects";
import { projectByHand } from "../../support/projects-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";

const TAGS = ["ai", "web-app", "music", "天気"];
const SOURCES = ["hn", "nemo_data_designer", null];
const DAYS = ["2026-01-01", "2026-02-01", "2026-03-01"];
const WORDS = ["solar", "garden", "天気予報"];
const RUN = "0c9a1c2e-4d83-4f6b-9a51-0f3a4a3c0001";

type Stored = Project & { tagNames: string[]; runId: string | null };

let store: TempStore;
let stored: Stored[];
beforeAll(async () => {
  store = await openTempStore();
  await db().generationRun.create({
    data: {
      id: RUN,
      numIdeas: 30,
      seedTags: "[]",
      creativity: 1,
      seed: 1,
      llmModel: "m",
      embeddingModel: "e",
    },
  });
  stored = [];
  for (let n = 0; n < 60; n++) {
    const tagNames = TAGS.filter((_, place) => (n >> place) & 1);
    const project = await projectByHand({
      tags: tagNames,
      title: `Project ${WORDS[n % 3]}`,
      source: SOURCES[n % 3] ?? null,
      sourceCommentId: n % 4 === 0 ? n % 8 : null,
      isValidProject: n % 5 !== 0,
      isBookmarked: n % 7 === 0,
      ideaScore: 1 + (n % 10),
      complexityScore: 1 + ((n * 7) % 10),
      novelty: n % 4 === 0 ? null : (n % 13) / 13,
      createdAt: new Date(`${DAYS[n % 3]}T00:00:00Z`),
    });
    const runId = n % 2 === 0 ? RUN : null;
    if (runId) {
      const samples = { primaryTag: "ai", secondaryTags: "[]", targetAudience: "all", targetComplexity: 3 };
      await db().generationRow.create({ data: { runId, row: n, projectId: project.id, ...samples } });
    }
    stored.push({ ...project, tagNames, runId });
  }
});
afterAll(() => store.close());

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 1 });
const score = maybe(fc.integer({ min: 1, max: 10 }).map(String));
const anyQuery = fc
  .record({
    q: maybe(fc.constantFrom("solar", "gar", "天気", "Project solar", "気予", "nothing", "!?")),
    tags: maybe(fc.subarray(TAGS, { minLength: 1 }).map((tags) => tags.join(","))),
    tags_match: maybe(fc.constantFrom("any", "all")),
    min_idea_score: score,
    max_idea_score: score,
    min_complexity_score: score,
    max_complexity_score: score,
    is_valid: maybe(fc.constantFrom("true", "false", "1", "0")),
    bookmarked: maybe(fc.constantFrom("true", "false")),
    date_from: maybe(fc.constantFrom(...DAYS)),
    date_to: maybe(fc.constantFrom(...DAYS)),
    source: maybe(fc.constantFrom("hn", "nemo_data_designer", "other")),
    comment_id: maybe(fc.constantFrom("0", "4")),
    run_id: maybe(fc.constant(RUN)),
    sort: maybe(fc.constantFrom(...PROJECT_SORTS)),
    seed: maybe(fc.integer({ min: 0, max: 9 }).map(String)),
    limit: fc.integer({ min: 1, max: 120 }).map(String),
    offset: fc.integer({ min: 0, max: 70 }).map(String),
  })
  .map((query) => projectListQuerySchema.safeParse(query))
  .filter((parsed) => parsed.success)
  .map(({ data }) => data);

const within = <T extends number | Date>(value: T, low: T | undefined, high: T | undefined) =>
  (low === undefined || value >= low) && (high === undefined || value <= high);

/** The same filters, read off the schema of the API rather than the SQL. */
function matches(project: Stored, query: ProjectListQuery): boolean {
  const words = query.q?.match(/[\p{L}\p{N}]+/gu) ?? [];
  const { tags = [] } = query;
  const has = (tag: string) => project.tagNames.includes(tag);
  return (
    (query.q === undefined || words.length > 0) &&
    words.every((word) => `${project.title} ${project.tagNames.join(" ")}`.includes(word)) &&
    (tags.length === 0 || (query.tags_match === "all" ? tags.every(has) : tags.some(has))) &&
    within(project.ideaScore, query.min_idea_score, query.max_idea_score) &&
    within(project.complexityScore, query.min_complexity_score, query.max_complexity_score) &&
    within(project.createdAt, query.date_from, query.date_to) &&
    (query.is_valid === undefined || project.isValidProject === query.is_valid) &&
    (query.bookmarked === undefined || project.isBookmarked === query.bookmarked) &&
    (query.source === undefined || project.source === query.source) &&
    (query.comment_id === undefined || project.sourceCommentId === query.comment_id) &&
    (query.run_id === undefined || project.runId === query.run_id)
  );
}

const KEYS = {
  newest: (project: Stored) => project.createdAt.getTime(),
  idea_score: (project: Stored) => project.ideaScore,
  complexity_score: (project: Stored) => project.complexityScore,
  novelty: (project: Stored) => project.novelty ?? -1,
};

test("every filter, in any combination and order, selects what it says, page by page", async () => {
  await fc.assert(
    fc.asyncProperty(anyQuery, async (query) => {
      const expected = stored.filter((project) => matches(project, query));
      const page = await listProjects(query);
      expect(page).toMatchObject({ total: expected.length, limit: query.limit, offset: query.offset });
      expect(page.projects).toHaveLength(Math.max(0, Math.min(query.limit, expected.length - query.offset)));
      const ids = page.projects.map(({ id }) => id);
      const { sort } = page.filters;
      if (sort === "random" || sort === "relevance") {
        expect(expected.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
        expect(new Set(ids).size).toBe(ids.length);
      } else {
        const key = KEYS[sort as keyof typeof KEYS];
        const sorted = expected.toSorted((a, b) => key(b) - key(a) || b.id - a.id);
        expect(ids).toEqual(sorted.slice(query.offset, query.offset + query.limit).map(({ id }) => id));
      }
    }),
    { numRuns: 300 },
  );
});

test("a random order shows each project once over its pages, and another seed has another order", async () => {
  const pages = async (seed: number) => {
    const ids: number[] = [];
    for (let offset = 0; offset < 60; offset += 7) {
      const page = await listProjects({ limit: 7, offset, sort: "random", seed });
      ids.push(...page.projects.map(({ id }) => id));
    }
    return ids;
  };
  const orders = await Promise.all([0, 1, 2, 2_147_483_647].map(pages));
  const all = stored.map(({ id }) => id);
  for (const order of orders) expect(order.toSorted((a, b) => a - b)).toEqual(all);
  expect(new Set(orders.map(String)).size).toBe(4);
});

test("a random order without a seed gets one, which the answer tells for the next page", async () => {
  const first = await listProjects({ limit: 10, offset: 0, sort: "random" });
  const { seed } = first.filters;
  expect(seed).toEqual(expect.any(Number));
  const rest = await listProjects({ limit: 100, offset: 10, sort: "random", seed: Number(seed) });
  expect(new Set([...first.projects, ...rest.projects].map(({ id }) => id)).size).toBe(60);
});

test("the answer echoes limit, order and filters, and links the pages around it", async () => {
  const { GET } = await import("@/app/api/waywo-projects/route");
  const ask = async (query: string, headers = {}) =>
    GET(new Request(`http://app.test/api/waywo-projects?${query}`, { headers }), {
      params: Promise.resolve({}),
    });

  const clamped = await ask("limit=500&unheard_of=1");
  expect(await clamped.json()).toMatchObject({
    limit: 100,
    offset: 0,
    total: 60,
    filters: { sort: "newest" },
  });
  expect(clamped.headers.get("link")).toContain("limit=100&");

  const random = await ask("sort=random&limit=40");
  const { projects } = await random.json();
  const next = random.headers.get("link")?.match(/<([^>]*)>; rel="next"/)?.[1] ?? "";
  const rest = await (await ask(next.split("?")[1] ?? "")).json();
  const ids = [...projects, ...rest.projects].map(({ id }: { id: number }) => id);
  expect(new Set(ids).size).toBe(60);

  expect((await ask("limit=0")).status).toBe(422);
  const empty = await (await ask("tags=&q=")).json();
  expect(empty.total).toBe(60);
  expect(Object.keys(empty.filters)).toEqual(expect.arrayContaining(["tags", "date_from", "source", "q"]));
});
