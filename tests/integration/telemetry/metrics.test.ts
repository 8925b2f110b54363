import { readFile } from "node:fs/promises";
import { afterEach, expect, test } from "vitest";
import { GET } from "@/app/api/metrics/route";
import { registerGauges } from "@/lib/health/gauges";
import { startTelemetry, stopTelemetry } from "@/lib/telemetry/telemetry";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();
afterEach(stopTelemetry);

async function launchMeasured(env: Record<string, string> = {}) {
  const launched = await launch({ env });
  await startTelemetry();
  registerGauges();
  return launched;
}

interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

async function scrape(): Promise<Sample[]> {
  const response = await GET(new Request("http://app.test/api/metrics"), { params: Promise.resolve({}) });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  const lines = (await response.text()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return lines.map((line) => {
    const [, name = "", labels = "", value = ""] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = "", text = ""]) => [
      key,
      text,
    ]);
    return { name, labels: Object.fromEntries(pairs), value: Number(value) };
  });
}

/** The sum of the samples of a name that have these labels. */
function sum(samples: Sample[], name: string, labels: Record<string, string> = {}): number {
  const has = (sample: Sample) =>
    sample.name === name && Object.entries(labels).every(([key, value]) => sample.labels[key] === value);
  return samples.filter(has).reduce((total, { value }) => total + value, 0);
}

test("calls, tokens, cost and rows of a run are counted as its status has them", async () => {
  const { app, stub } = await launchMeasured({ LLM_PRICE_INPUT: "2", LLM_PRICE_OUTPUT: "8" });
  const { task_id } = await app.start({ num_ideas: 4, measures: { purpose_novelty: false } });
  const { usage } = await app.end(task_id);
  const samples = await scrape();
  const chat = { gen_ai_operation_name: "chat", gen_ai_request_model: "stub" };
  const count = "gen_ai_client_operation_duration_count";
  expect(sum(samples, count, chat)).toBe(stub.counts.calls);
  for (const column of ["project_idea", "metadata", "idea_quality"]) {
    expect(sum(samples, count, { ...chat, waywo_column: column })).toBe(4);
  }
  expect(sum(samples, count, { gen_ai_operation_name: "embeddings" })).toBe(stub.counts.byRoute.embeddings);
  const tokens = (type: string) => sum(samples, "gen_ai_client_token_usage_sum", { gen_ai_token_type: type });
  expect([tokens("input"), tokens("output")]).toEqual([usage.prompt_tokens, usage.completion_tokens]);
  expect(sum(samples, "waywo_cost_total")).toBeCloseTo(usage.cost ?? Number.NaN, 9);
  expect(sum(samples, "waywo_rows_ended_total", { waywo_row_state: "saved" })).toBe(4);
  const requests = { http_route: "/api/generate-ideas", http_request_method: "POST" };
  expect(sum(samples, "http_server_request_duration_count", requests)).toBe(1);
  expect(JSON.stringify(samples)).not.toContain("sk-stub");
});

test("what fails is counted by its code", async () => {
  const { app, stub } = await launchMeasured({ LLM_MAX_RETRIES: "1" });
  stub.answer(({ column }) => (column === "metadata" ? { status: 500 } : undefined));
  const { task_id } = await app.start({ num_ideas: 2 });
  await app.end(task_id);
  const samples = await scrape();
  const failed = { waywo_row_state: "failed", error_type: "llm_unavailable", waywo_stage: "metadata" };
  expect(sum(samples, "waywo_rows_ended_total", failed)).toBe(2);
  const calls = { waywo_column: "metadata", error_type: "llm_unavailable" };
  expect(sum(samples, "gen_ai_client_operation_duration_count", calls)).toBe(stub.counts.byColumn.metadata);
});

test("the queue and the limiters are shown as they are", async () => {
  const { app, stub } = await launchMeasured({ LLM_CONCURRENCY: "3" });
  stub.answer(({ route }) => (route === "chat" ? { fault: "stall" } : undefined));
  const { task_id } = await app.start({ num_ideas: 6 });
  await expect.poll(() => stub.counts.inFlight).toBe(3);
  const samples = await scrape();
  const llm = { waywo_service: "llm" };
  expect(sum(samples, "waywo_limiter_limit", llm)).toBe(3);
  expect(sum(samples, "waywo_limiter_in_flight", llm)).toBe(3);
  expect(sum(samples, "waywo_limiter_waiting", llm)).toBeGreaterThan(0);
  expect(sum(samples, "waywo_runs_open", { waywo_run_state: "STARTED" })).toBe(1);
  expect(sum(samples, "waywo_rows_open")).toBe(6);
  await app.cancel(task_id);
  await app.end(task_id);
  expect(sum(await scrape(), "waywo_rows_open")).toBe(0);
});

test("the dashboard asks for what there is", async () => {
  const { app } = await launchMeasured({ LLM_PRICE_INPUT: "2", LLM_PRICE_OUTPUT: "8" });
  const { task_id } = await app.start({ num_ideas: 1 });
  await app.end(task_id);
  const names = new Set((await scrape()).map(({ name }) => name));
  const dashboard = JSON.parse(await readFile("deploy/grafana-dashboard.json", "utf8"));
  const asked: string[] = dashboard.panels.flatMap(({ targets = [] }: { targets?: { expr: string }[] }) =>
    // Names of metrics stand before the labels that narrow them.
    targets.flatMap(({ expr }) => [...expr.matchAll(/(\w+)\{/g)].map(([, name]) => name)),
  );
  expect(asked.length).toBeGreaterThan(10);
  expect(asked.filter((name) => !names.has(name))).toEqual([]);
});
