import { expect, test, vi } from "vitest";
import { updateSettings } from "@/lib/settings/stored-settings";
import type { StubRequest } from "../../support/stub-model/types";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

const refusal = (status: number, message: string) => ({ status, body: { error: { message } } });
const hasSchema = ({ body }: StubRequest) =>
  JSON.stringify(body.response_format ?? "").includes("json_schema");
const hasSystem = ({ messages }: StubRequest) => messages.some(({ role }) => role === "system");

test.each([
  ["its words name it", 400, "response_format json_schema is not supported", "System role not supported"],
  ["its words name nothing", 400, "Ungültige Anfrage", "Requête invalide"],
  ["it calls it an error of its own", 500, "json_schema: grammar failed", "template error: system role"],
])(
  "an endpoint that changes its mind in the middle of a run of 20 costs no row: %s",
  async (_how, status, format, system) => {
    const { app, stub } = await launch({ stub: { latency: 2 }, seeded: true });
    let withSchema = 0;
    stub.answer((request) => {
      if (request.route !== "chat") return undefined;
      if (hasSchema(request) && ++withSchema > 5) return refusal(status, format);
      if (hasSystem(request) && request.index >= 20) return refusal(status, system);
      return undefined;
    });
    const { task_id } = await app.start({ num_ideas: 20 });
    expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 20, failed: 0 } });
    const last = stub.log.filter(({ route }) => route === "chat").slice(-5);
    expect(last.some((request) => hasSystem(request) || hasSchema(request))).toBe(false);
  },
);

test("a model that is loading is waited for, and the run says so until it has answered", async () => {
  const { app, stub } = await launch({ stub: { latency: 2 }, seeded: true });
  let loading = true;
  stub.answer(({ route }) => (route === "chat" && loading ? refusal(503, "Loading model") : undefined));
  const { task_id } = await app.start({ num_ideas: 2 });
  await vi.waitFor(
    async () => {
      const { paused_reason } = await app.readStatus(task_id);
      expect(paused_reason).toMatch(/not ready yet; it is waited for, up to 60 s\. .*Loading model/);
    },
    { interval: 20 },
  );
  loading = false;
  const ended = await app.end(task_id);
  expect(ended).toMatchObject({ state: "SUCCESS", paused_reason: null, counts: { saved: 2, failed: 0 } });
});

test("a model that stays loading fails its rows once LLM_WARMUP_MS is over", async () => {
  const { app, stub } = await launch({ env: { LLM_WARMUP_MS: "100", LLM_MAX_RETRIES: "0" } });
  stub.answer(({ route }) => (route === "chat" ? refusal(503, "Loading model") : undefined));
  const { task_id } = await app.start({ num_ideas: 1 });
  expect(await app.end(task_id)).toMatchObject({
    state: "FAILURE",
    error: expect.stringMatching(/Loading model/),
  });
});

test("a refused key names the variable, and no retry is offered until the settings have changed", async () => {
  const { app, stub } = await launch({
    env: { LLM_BASE_URL: "", LLM_MODEL_NAME: "", LLM_API_KEY: "" },
    seeded: true,
  });
  await updateSettings({ LLM_BASE_URL: stub.url, LLM_MODEL_NAME: "stub", LLM_API_KEY: "sk-old-0123456789" });
  stub.answer(({ route, headers }) =>
    route === "chat" && headers.authorization !== "Bearer sk-new-0123456789"
      ? refusal(401, "Incorrect API key provided")
      : undefined,
  );
  const { task_id } = await app.start({ num_ideas: 12 });
  const failed = await app.end(task_id);
  expect(failed).toMatchObject({
    state: "FAILURE",
    error:
      "The model endpoint refused the key: Incorrect API key provided. Set LLM_API_KEY to a key it accepts.",
  });
  expect(failed.errors.map(({ retryable }) => retryable)).toEqual(Array(12).fill(false));

  await updateSettings({ LLM_API_KEY: "sk-new-0123456789" });
  expect((await app.readStatus(task_id)).errors.map(({ retryable }) => retryable)).toEqual(
    Array(12).fill(true),
  );
  await app.retry(task_id);
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 12, failed: 0 } });
});

test.each([
  [403, "Content violates usage policies"],
  [403, "<html><h1>Sorry, you have been blocked</h1></html>"],
  [400, "输入内容可能包含不安全或敏感内容"],
])("a prompt that a filter refuses with %i (%s) is that row's error alone", async (status, message) => {
  const { app, stub } = await launch({ stub: { latency: 2 }, env: { LLM_CONCURRENCY: "1" }, seeded: true });
  let flagged: string | undefined;
  stub.answer(({ column, columnIndex, messages }) => {
    if (column !== "metadata" || (columnIndex !== 3 && flagged === undefined)) return undefined;
    flagged ??= messages.at(-1)?.content;
    return messages.at(-1)?.content === flagged ? refusal(status, message) : undefined;
  });
  const { task_id } = await app.start({ num_ideas: 6 });
  const ended = await app.end(task_id);
  expect(ended).toMatchObject({ state: "SUCCESS", counts: { saved: 5, failed: 1 } });
  expect(ended.errors[0]).toMatchObject({
    stage: "metadata",
    error: expect.stringMatching(/content filter/),
  });
});
