import { describe, expect, test } from "vitest";
import { GET as similarRoute } from "@/app/api/waywo-projects/[id]/similar/route";
import type { Problem } from "@/lib/contracts/problem";
import type { SemanticSearchResult, SimilarProjects } from "@/lib/contracts/search";
import { db } from "@/lib/core/db";
import { encodeVector } from "@/lib/embeddings/vector";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();
const start = () => launch({ stub: { dimensions: 2 }, env: { LOG_LEVEL: "silent", LLM_MAX_RETRIES: "0" } });

const TEXTS = { shortDescription: "s", description: "d", hashtags: "[]", ideaScore: 5, complexityScore: 5 };

const add = (title: string, numbers: number[] | null, more: { isValidProject?: boolean } = {}) =>
  db().project.create({
    data: {
      ...TEXTS,
      ...more,
      title,
      descriptionEmbedding: numbers && encodeVector(Float32Array.from(numbers)),
      embeddingModel: numbers && "stub-vectors",
    },
  });

/** A unit vector at so many degrees. */
const at = (degrees: number) => [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];

async function similar<Body = SimilarProjects>(id: number | string, query = ""): Promise<[number, Body]> {
  const request = new Request(`http://app.test/api/waywo-projects/${id}/similar${query}`);
  const response = await similarRoute(request, { params: Promise.resolve({ id: `${id}` }) });
  return [response.status, await response.json()];
}

async function search<Body = SemanticSearchResult>(body: unknown): Promise<[number, Body]> {
  const { POST } = await import("@/app/api/semantic-search/route");
  const request = new Request("http://app.test/api/semantic-search", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const response = await POST(request, { params: Promise.resolve({}) });
  return [response.status, await response.json()];
}

const titles = (found: { project: { title: string } }[]) => found.map(({ project }) => project.title);

describe("GET /api/waywo-projects/{id}/similar", () => {
  test("gives the valid projects nearest to one, with waywo's similarity, and what was compared", async () => {
    await start();
    const { id } = await add("this", at(0));
    await add("opposite", at(180));
    await add("right angle", at(90));
    await add("near", at(60));
    await add("not valid", at(1), { isValidProject: false });
    await add("no vector", null);
    const [status, found] = await similar(id);
    expect(status).toBe(200);
    expect(titles(found.similar_projects)).toEqual(["near", "right angle", "opposite"]);
    expect(found.similar_projects.map(({ similarity }) => similarity)).toEqual([0.75, 0.5, 0]);
    expect(found.similar_projects[0]?.project).toMatchObject({ short_description: "s", hashtags: [] });
    const coverage = { compared_with: 4, compared_of: 5, coverage_note: "compared with 4 of 5" };
    expect(found).toMatchObject({ project_id: id, ...coverage });
  });

  test("gives five by default, at most twenty, and as many as there are", async () => {
    await start();
    const { id } = await add("this", at(0));
    for (let n = 1; n <= 25; n++) await add(`${n}`, at(n));
    const counts = async (query: string) => (await similar(id, query))[1].similar_projects.length;
    expect([await counts(""), await counts("?limit=20"), await counts("?limit=1&other=x")]).toEqual([
      5, 20, 1,
    ]);
    expect((await similar(id))[1]).toMatchObject({ compared_with: 26, compared_of: 26, coverage_note: null });
  });

  test("of a project without a vector are none", async () => {
    await start();
    const { id } = await add("this", null);
    await add("other", at(0));
    expect(await similar(id)).toEqual([
      200,
      {
        similar_projects: [],
        project_id: id,
        compared_with: 0,
        compared_of: 2,
        coverage_note: "compared with 0 of 2",
      },
    ]);
  });

  test.each([
    ["7", "", 404],
    ["0", "", 404],
    ["-1", "", 404],
    ["99999999999", "", 404],
    ["abc", "", 422],
    ["1.5", "", 422],
    ["1", "?limit=0", 422],
    ["1", "?limit=21", 422],
    ["1", "?limit=", 422],
    ["1", "?limit=many", 422],
  ])("of %s%s is %i", async (id, query, status) => {
    await start();
    const [answered, problem] = await similar<Problem>(id, query);
    expect([answered, problem.status]).toEqual([status, status]);
  });
});

describe("POST /api/semantic-search", () => {
  test("gives the valid projects nearest to a text, by the vector of the model in use", async () => {
    const { stub } = await start();
    stub.answer(({ route }) =>
      route === "embeddings" ? { status: 200, body: { data: [{ index: 0, embedding: at(0) }] } } : undefined,
    );
    await add("far", at(90));
    await add("near", at(60));
    await add("not valid", at(1), { isValidProject: false });
    await add("no vector", null);
    const [status, found] = await search({ query: " bees, at home ", use_rerank: true });
    expect(status).toBe(200);
    expect(titles(found.results)).toEqual(["near", "far"]);
    expect(found.results.map(({ similarity }) => similarity)).toEqual([0.75, 0.5]);
    expect(found).toMatchObject({ query: " bees, at home ", total: 2, reranked: false });
    expect(found).toMatchObject({ compared_with: 2, compared_of: 3, coverage_note: "compared with 2 of 3" });
    expect(stub.log.findLast(({ route }) => route === "embeddings")?.body.input).toEqual([" bees, at home "]);
    expect(titles((await search({ query: "x", limit: "1" }))[1].results)).toEqual(["near"]);
  });

  test("is 503 with the reason when the text cannot be embedded", async () => {
    const { stub } = await start();
    stub.answer(({ route }) =>
      route === "embeddings" ? { status: 503, body: { error: { message: "Loading." } } } : undefined,
    );
    const [status, problem] = await search<Problem>({ query: "bees" });
    expect([status, problem.code]).toEqual([503, "search_unavailable"]);
    expect(problem.detail).toContain("Loading.");
  });

  test.each([
    [{}, "query"],
    [{ query: "" }, "query"],
    [{ query: "  \n" }, "query"],
    [{ query: 7 }, "query"],
    [{ query: "x".repeat(8001) }, "query"],
    [{ query: "x", limit: 0 }, "limit"],
    [{ query: "x", limit: 51 }, "limit"],
    [{ query: "x", limit: null }, "limit"],
    [{ query: "x", use_rerank: [] }, "use_rerank"],
  ])("refuses %j, and embeds nothing", async (body, field) => {
    const { stub } = await start();
    const [status, problem] = await search<Problem>(body);
    expect(status).toBe(422);
    expect(problem.errors?.map(({ loc }) => loc)).toEqual([["body", field]]);
    expect(stub.counts.byRoute.embeddings).toBe(0);
  });
});

test("the stats tell how many valid projects have a vector of the model in use", async () => {
  await start();
  const stats = async () => {
    const { GET } = await import("@/app/api/semantic-search/stats/route");
    const request = new Request("http://app.test/api/semantic-search/stats");
    return (await GET(request, { params: Promise.resolve({}) })).json();
  };
  expect(await stats()).toEqual({ total_projects: 0, projects_with_embeddings: 0, embedding_coverage: 0 });
  await add("one", at(0));
  await add("two", at(90));
  await add("three", null);
  await add("not valid", at(45), { isValidProject: false });
  expect(await stats()).toEqual({ total_projects: 3, projects_with_embeddings: 2, embedding_coverage: 66.7 });
});
