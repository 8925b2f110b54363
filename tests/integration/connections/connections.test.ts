import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { updateSettings } from "@/lib/settings/stored-settings";
import { addedToken, bearer, JSON_TYPE } from "../../support/admins";
import { problemOf, startApp, type TestApp } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";
import { freshStub } from "../../support/stub-model/fresh-stub";
import type { StubHook } from "../../support/stub-model/types";

const KEY = "sk-entered-by-ada-0123456789";
const stub = freshStub({ dimensions: 24 });
let app: TestApp;
let ada: Record<string, string>;
beforeEach(async () => {
  app = await startApp({ seeded: true });
  ada = bearer(await addedToken("Ada"));
}, 60_000);
afterEach(() => app.stop());

type Name = "listModels" | "testModel" | "testEmbeddings";
const send = (name: Name, body: unknown) =>
  callEndpoint(name, { headers: { ...JSON_TYPE, ...ada }, body: JSON.stringify(body) });
async function read(name: Name, body: unknown) {
  const response = await send(name, body);
  expect(response.status).toBe(200);
  return response.json();
}
const models = (more: object = {}) =>
  read("listModels", { service: "llm", base_url: stub().url, api_key: KEY, ...more });
const testModel = (more: object = {}) =>
  read("testModel", { base_url: stub().url, model: "stub", api_key: KEY, ...more });
const refuseFormats =
  (...types: string[]): StubHook =>
  ({ route, body }) => {
    const { type } = (body.response_format ?? {}) as { type?: string };
    if (route !== "chat" || !type || !types.includes(type)) return undefined;
    return { status: 400, body: { error: { message: `response_format.type ${type} is not supported` } } };
  };

describe("the models of an endpoint", () => {
  test("are listed with the key that was entered", async () => {
    expect(await models()).toEqual({
      ok: true,
      error: null,
      models: [{ name: "stub", context: null }],
      total: 1,
    });
    expect(stub().log.at(-1)?.headers.authorization).toBe(`Bearer ${KEY}`);
  });

  test("a stored key goes to its own address alone", async () => {
    await updateSettings({ LLM_BASE_URL: stub().url, LLM_MODEL_NAME: "stub", LLM_API_KEY: KEY });
    await models({ api_key: undefined });
    expect(stub().log.at(-1)?.headers.authorization).toBe(`Bearer ${KEY}`);
    stub().reset();
    expect(
      await models({ api_key: undefined, base_url: stub().url.replace("127.0.0.1", "localhost") }),
    ).toMatchObject({ ok: true });
    expect(stub().log.map(({ headers }) => headers.authorization)).toEqual(["Bearer none"]);
  });

  test.each<[string, object, RegExp]>([
    ["a refused key", { status: 401, body: { error: { message: `Wrong key ${KEY}` } } }, /refused the key/],
    ["no list", { status: 404, body: "nothing here" }, /no list of models/],
    ["a page", { status: 200, body: "<!doctype html><title>Welcome</title>" }, /no list of models/],
    ["garbage", { fault: "garbage" }, /no list of models/],
    ["a reset", { fault: "reset" }, /did not answer/],
    ["5 MB", { status: 200, body: `[${`"${"m".repeat(90)}",`.repeat(56_000)}"m"]` }, /larger than 3 MiB/],
    ["an endless answer", { fault: "huge" }, /larger than 3 MiB/],
  ])("%s is told in the answer, with what to do, and without the key", async (_, reply, sentence) => {
    stub().answer(({ route }) => (route === "models" ? (reply as never) : undefined));
    const answer = await models();
    expect(answer).toMatchObject({ ok: false, models: [], total: 0 });
    expect(answer.error.message).toMatch(sentence);
    expect(answer.error.advice).not.toBe("");
    expect(JSON.stringify(answer)).not.toContain(KEY);
  });

  test("of ten thousand the first two thousand come, and how many there are", async () => {
    const data = Array.from({ length: 10_000 }, (_, at) => ({ id: `<b onclick="x()">${at}</b>` }));
    stub().answer(({ route }) => (route === "models" ? { status: 200, body: { data } } : undefined));
    const answer = await models();
    expect([answer.ok, answer.models.length, answer.total]).toEqual([true, 2000, 10_000]);
  });

  test.each([200, 500])("are not parsed in this thread where the answer is %d", async (status) => {
    const data = Array.from({ length: 10_000 }, (_, at) => ({ id: `${at}`, owned_by: "somebody" }));
    stub().answer(({ route }) => (route === "models" ? { status, body: { data } } : undefined));
    const parse = vi.spyOn(JSON, "parse");
    onTestFinished(() => parse.mockRestore());
    expect(await models()).toMatchObject({ ok: status === 200 });
    const lists = parse.mock.calls.map(([text]) => text).filter((text) => text.includes("somebody"));
    expect(lists.filter((text) => text.length > 16 * 1024)).toEqual([]);
  });
});

describe("a model that is tested", () => {
  test("is asked one question of a run's, and says what it can do", async () => {
    const answer = await testModel();
    expect(answer).toMatchObject({
      ok: true,
      error: null,
      model: "stub",
      json_schema: "yes",
      json_object: "yes",
      seed: "yes",
      system_role: "yes",
      context: null,
      requests: 2,
    });
    expect(answer.answer.title).not.toBe("");
    expect(stub().counts.byColumn).toMatchObject({ project_idea: 0, metadata: 2 });
    expect(await db().modelCall.count()).toBe(0);
  });

  test("is told without what it refuses", async () => {
    stub().answer(refuseFormats("json_schema"));
    expect(await testModel()).toMatchObject({ ok: true, json_schema: "no", json_object: "yes" });
  });

  test("may take a schema and no plain object, as LM Studio does", async () => {
    stub().answer(refuseFormats("json_object"));
    expect(await testModel()).toMatchObject({ ok: true, json_schema: "yes", json_object: "no" });
  });

  test("tells its window and its speed where the endpoint does", async () => {
    stub().answer(({ route }) =>
      route === "models" ? { status: 200, body: { data: [{ id: "stub", max_model_len: 8192 }] } } : undefined,
    );
    expect(await testModel()).toMatchObject({ context: 8192, tokens_per_second: expect.any(Number) });
  });

  test.each<[string, object, string]>([
    ["a wrong key", { status: 401, body: { error: { message: `Wrong key ${KEY}` } } }, "llm_unauthorized"],
    ["no such model", { status: 404, body: { error: { message: "model not found" } } }, "llm_not_found"],
    ["a limit", { status: 429, headers: { "retry-after": "600" }, body: {} }, "llm_rate_limited"],
    ["a server error", { status: 500, body: { error: { message: "out of memory" } } }, "llm_unavailable"],
    ["a page", { status: 200, body: "<!doctype html><title>Welcome</title>" }, "llm_unavailable"],
    ["a refusal", { say: "I will not.", message: { refusal: "I will not." } }, "llm_refused"],
    ["the key as an answer", { say: KEY }, "llm_invalid"],
  ])("%s is told in the answer, at once, with what to do, and without the key", async (_, reply, code) => {
    stub().answer(({ route }) => (route === "chat" ? (reply as never) : undefined));
    const answer = await testModel();
    expect(answer).toMatchObject({ ok: false, answer: null, error: { code } });
    expect(answer.error.message).not.toMatch(/LLM_(BASE|MODEL|API)/);
    expect(answer.error.advice).not.toBe("");
    expect(JSON.stringify(answer)).not.toContain(KEY);
  });

  test("nothing listens there", async () => {
    const answer = await testModel({ base_url: "http://127.0.0.1:9/v1" });
    expect(answer).toMatchObject({ ok: false, error: { code: "llm_unreachable" } });
  });

  test.each<[object, string, RegExp]>([
    [{ base_url: "file:///etc/passwd" }, "base_url", /http/],
    [{ base_url: "http://169.254.169.254/v1" }, "base_url", /never called/],
    [{ base_url: "https://me:secret-of-mine@models.example/v1" }, "base_url", /no user and no password/],
    [{ base_url: " " }, "base_url", /Enter the address/],
    [{ model: "a\nb" }, "model", /one line/],
    [{ api_key: "a\nkey-of-two-lines" }, "api_key", /one line/],
  ])("%j is refused by field, and called nowhere", async (more, field, sentence) => {
    const response = await send("testModel", { base_url: stub().url, model: "stub", ...more });
    expect(response.status).toBe(422);
    const { errors } = await problemOf(response);
    expect(errors).toEqual([expect.objectContaining({ loc: ["body", field] })]);
    expect(errors?.[0]?.msg).toMatch(sentence);
    expect(JSON.stringify(errors)).not.toMatch(/secret-of-mine|two-lines/);
    expect(stub().log).toEqual([]);
  });
});

describe("an embedding service that is tested", () => {
  const testEmbeddings = (more: object = {}) =>
    read("testEmbeddings", { base_url: stub().url, model: "stub-vectors", api_key: KEY, ...more });

  test("says how long its vectors are, and what re-embedding takes", async () => {
    const answer = await testEmbeddings();
    expect(answer).toMatchObject({ ok: true, error: null, dimensions: 24, model: "stub-vectors", texts: 8 });
    const { projects, tokens, seconds, cost } = answer.reembedding;
    expect(projects).toBe(await db().project.count());
    expect(tokens / projects).toBeGreaterThan(30);
    expect([typeof seconds, cost]).toEqual(["number", null]);
  });

  test("says what it costs where a price is set", async () => {
    await updateSettings({ EMBEDDING_PRICE_INPUT: 0.5 });
    const { reembedding } = await testEmbeddings();
    expect(reembedding.cost).toBeCloseTo((reembedding.tokens / 1_000_000) * 0.5);
  });

  test("may be waywo's own, whose vectors have 4096 numbers", async () => {
    expect(await testEmbeddings({ kind: "waywo", base_url: stub().origin })).toMatchObject({
      ok: false,
      error: { code: "embedding_invalid" },
    });
  });

  test("tells what is wrong", async () => {
    stub().answer(({ route }) =>
      route === "embeddings" ? { status: 401, body: { error: { message: `Wrong key ${KEY}` } } } : undefined,
    );
    const answer = await testEmbeddings();
    expect(answer).toMatchObject({ ok: false, dimensions: null, error: { code: "embedding_unauthorized" } });
    expect(JSON.stringify(answer)).not.toContain(KEY);
  });
});
