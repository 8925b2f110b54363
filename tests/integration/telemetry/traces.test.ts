import { afterEach, expect, test, vi } from "vitest";
import { logger } from "@/lib/core/logger";
import { startTelemetry, stopTelemetry } from "@/lib/telemetry/telemetry";
import { type CollectedSpan, StubCollector } from "../../support/stub-collector";
import type { StubHook } from "../../support/stub-model/stub";
import { stubbedApp } from "../../support/stubbed-app";

let collector: StubCollector;
const launch = stubbedApp();
afterEach(async () => {
  await stopTelemetry();
  await collector?.close();
});

async function launchTraced(env: Record<string, string> = {}) {
  collector = await StubCollector.start();
  const launched = await launch({
    env: {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
      ...env,
    },
  });
  await startTelemetry();
  return launched;
}

const noLuck: StubHook = ({ route }) => (route === "chat" ? { status: 500, body: "no luck" } : undefined);
const named = (pattern: RegExp) => collector.spans.filter(({ name }) => pattern.test(name));
const parentsOf = (spans: CollectedSpan[]) => new Set(spans.map(({ parentSpanId }) => parentSpanId));
const idsOf = (spans: CollectedSpan[]) => new Set(spans.map(({ spanId }) => spanId));

test("a run is a trace by its task id: rows, their columns, and the calls of these", async () => {
  const { app, stub } = await launchTraced({
    OTEL_SERVICE_NAME: "ideas",
    OTEL_EXPORTER_OTLP_HEADERS: "authorization=Bearer%20collector-secret",
  });
  const { task_id } = await app.start({ num_ideas: 3, measures: { purpose_novelty: false } });
  await app.end(task_id);
  await stopTelemetry();

  const [run, ...others] = named(/^run$/);
  expect(others).toEqual([]);
  expect(run?.traceId).toBe(task_id.replaceAll("-", ""));
  expect(run?.parentSpanId).toBeUndefined();
  expect(run?.status.code ?? 0).toBe(0);
  const ofRun = collector.spans.filter(({ traceId }) => traceId === run?.traceId);
  const rows = ofRun.filter(({ name }) => name === "row");
  expect(rows.map(({ attributes }) => Number(attributes["waywo.row"])).sort()).toEqual([0, 1, 2]);
  expect(parentsOf(rows)).toEqual(new Set([run?.spanId]));
  const columns = ofRun.filter(({ name }) => name.startsWith("column "));
  expect(columns).toHaveLength(9);
  expect(parentsOf(columns)).toEqual(idsOf(rows));
  const calls = ofRun.filter(({ name }) => name === "chat stub");
  expect(calls).toHaveLength(stub.counts.calls);
  expect(parentsOf(calls)).toEqual(idsOf(columns));
  expect(calls[0]?.attributes).toMatchObject({
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "openai",
    "gen_ai.request.model": "stub",
    "server.address": new URL(stub.url).host,
    "gen_ai.response.finish_reasons": ["stop"],
    "gen_ai.usage.input_tokens": expect.anything(),
    "waywo.column": expect.any(String),
  });
  expect(parentsOf(ofRun.filter(({ name }) => name === "embeddings stub-vectors"))).toEqual(idsOf(rows));
  expect([...collector.services]).toEqual(["ideas"]);
  expect(collector.headers[0]).toMatchObject({ authorization: "Bearer collector-secret" });
  expect(collector.metrics.join()).toContain("gen_ai.client.token.usage");
  const [project] = (await app.projects("?source=nemo_data_designer")).projects;
  expect(project).toBeDefined();
  for (const text of [project?.title, project?.short_description, "sk-stub-secret-key", "You are"]) {
    expect(JSON.stringify(collector.spans)).not.toContain(text);
  }
});

test("what failed says why in its span, in the code and the sentence that the row has", async () => {
  const { app, stub } = await launchTraced({ LLM_MAX_RETRIES: "0" });
  stub.answer(noLuck);
  const { task_id } = await app.start({ num_ideas: 2 });
  const { error } = await app.end(task_id);
  await stopTelemetry();
  for (const span of [...named(/^chat/), ...named(/^column/)]) {
    expect(span.attributes["error.type"]).toBe("llm_unavailable");
    expect(span.status).toEqual({
      code: 2,
      message: expect.stringMatching(/^The model endpoint failed \(500\)/),
    });
  }
  expect(named(/^chat/)).toHaveLength(2);
  expect(named(/^run$/)[0]?.status).toEqual({ code: 2, message: error });
});

test("a retried run goes on in its trace, each round with a span of its own", async () => {
  const { app, stub } = await launchTraced({ LLM_MAX_RETRIES: "0" });
  const goOn = stub.answer(noLuck);
  const { task_id } = await app.start({ num_ideas: 1 });
  await app.end(task_id);
  goOn();
  expect((await app.retry(task_id)).status).toBe(200);
  await app.end(task_id);
  await stopTelemetry();
  const rounds = named(/^run$/);
  expect(rounds.map(({ traceId }) => traceId)).toEqual(Array(2).fill(task_id.replaceAll("-", "")));
  expect(parentsOf(named(/^row$/))).toEqual(idsOf(rounds));
});

test("a cancelled run ends its span", async () => {
  const { app, stub } = await launchTraced();
  stub.answer(({ route }) => (route === "chat" ? { fault: "stall" } : undefined));
  const { task_id } = await app.start({ num_ideas: 2 });
  await expect.poll(() => stub.counts.inFlight).toBeGreaterThan(0);
  await app.cancel(task_id);
  await expect.poll(() => stub.counts.inFlight).toBe(0);
  await app.end(task_id);
  await stopTelemetry();
  expect(named(/^run$/)[0]?.status.message).toMatch(/cancelled/);
});

test("without a collector a run is none the worse, and nothing is recorded", async () => {
  collector = await StubCollector.start();
  const { app } = await launch({});
  await startTelemetry();
  const { task_id } = await app.start({ num_ideas: 1 });
  expect((await app.end(task_id)).state).toBe("SUCCESS");
  await stopTelemetry();
  expect(collector.headers).toEqual([]);
});

test("a collector that is away costs runs nothing, and is told in one line without a stack", async () => {
  const { app } = await launchTraced({ OTEL_EXPORTER_OTLP_TIMEOUT: "300", OTEL_BSP_SCHEDULE_DELAY: "50" });
  const said = vi.spyOn(logger, "warn");
  await collector.close();
  const { task_id } = await app.start({ num_ideas: 2 });
  expect((await app.end(task_id)).state).toBe("SUCCESS");
  const reasons = () => said.mock.calls.flatMap(([fields]) => (fields as { reason?: string }).reason ?? []);
  await expect.poll(reasons).toHaveLength(1);
  await stopTelemetry();
  expect(reasons()).toEqual([expect.stringMatching(/^(?!.*node_modules)[^\n{]+$/)]);
});
