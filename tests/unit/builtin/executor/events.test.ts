import { Inngest } from "inngest";
import { serve } from "inngest/edge";
import { describe, expect, test, vi } from "vitest";
import { createExecutor } from "@/lib/builtin/executor/executor";
import { createMemoryJournal } from "../../../support/memory-journal";
import { createBench } from "./harness";

const go = { event: "go" };
const DAY = 86_400_000;

test("an event starts every function it triggers whose expression matches", async () => {
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "all", triggers: go }, () => 1),
    inngest.createFunction(
      { id: "some", triggers: [{ event: "go", if: "event.data.kind == 'b'" }] },
      () => 1,
    ),
    inngest.createFunction({ id: "none", triggers: { event: "gone" } }, () => 1),
  ]);
  await bench.start();
  await bench.send("go", { kind: "a" });
  await bench.send("go", { kind: "b" });
  await bench.finish();
  expect(["all", "some", "none"].map((id) => bench.runs(id).length)).toEqual([2, 1, 0]);
});

test("an event id starts nothing a second time within 24 hours, but does later", async () => {
  const bench = createBench((inngest) => [inngest.createFunction({ id: "f", triggers: go }, () => 1)]);
  await bench.start();
  expect(await bench.send("go", {}, "same")).toEqual(["same"]);
  expect(await bench.send("go", {}, "same")).toEqual(["same"]);
  bench.clock.advance(DAY - 1);
  await bench.send("go", {}, "same");
  expect(bench.runs("f")).toHaveLength(1);
  bench.clock.advance(DAY + 1);
  await bench.send("go", {}, "same");
  expect(bench.runs("f")).toHaveLength(2);
});

test("200 simultaneous sends of one event id start one run", async () => {
  const bench = createBench((inngest) => [inngest.createFunction({ id: "f", triggers: go }, () => 1)]);
  await bench.start();
  await Promise.all(Array.from({ length: 200 }, () => bench.send("go", {}, "same")));
  await bench.finish();
  expect(bench.runs("f")).toHaveLength(1);
});

test("events of a retried send are deduplicated by its seed", async () => {
  const bench = createBench((inngest) => [inngest.createFunction({ id: "f", triggers: go }, () => 1)]);
  await bench.start();
  const send = () =>
    bench.executor.fetch("http://embedded.invalid/e/key", {
      method: "POST",
      headers: { "x-inngest-event-id-seed": "1,abc" },
      body: JSON.stringify([{ name: "go" }, { name: "go" }]),
    });
  const [first, second] = [await (await send()).json(), await (await send()).json()];
  expect(second).toEqual(first);
  await bench.finish();
  expect(bench.runs("f")).toHaveLength(2);
});

test("a function's idempotency key allows one run in 24 hours, across restarts too", async () => {
  const functions = (inngest: Inngest) => [
    inngest.createFunction(
      { id: "f", triggers: go, idempotency: 'event.data.taskId + "-" + event.data.n' },
      () => 1,
    ),
    inngest.createFunction({ id: "g", triggers: go }, () => 1),
  ];
  const first = createBench(functions);
  await first.start();
  await first.send("go", { taskId: "a", n: 1 });
  await first.send("go", { taskId: "a", n: 1 });
  await first.send("go", { taskId: "a", n: 2 });
  await first.finish();
  expect([first.runs("f").length, first.runs("g").length]).toEqual([2, 3]);
  await first.executor.stop();

  const second = createBench(functions, { journal: first.journal, clock: first.clock });
  await second.start();
  await second.send("go", { taskId: "a", n: 1 });
  expect(second.runs("f")).toHaveLength(2);
  second.clock.advance(DAY + 1);
  await second.send("go", { taskId: "a", n: 1 });
  expect(second.runs("f")).toHaveLength(3);
});

describe("an invalid event", () => {
  test.each([
    ["no JSON", "{", 400],
    ["no name", '{"data":{}}', 400],
    ["data that is no object", '{"name":"go","data":[1]}', 400],
    ["a name of Inngest's own", '{"name":"inngest/function.failed"}', 400],
    ["a huge body", JSON.stringify({ name: "go", data: { x: "x".repeat(3 * 1024 * 1024) } }), 413],
  ])("is rejected: %s", async (_, body, status) => {
    const bench = createBench((inngest) => [inngest.createFunction({ id: "f", triggers: go }, () => 1)]);
    await bench.start();
    const response = await bench.executor.fetch("http://embedded.invalid/e/key", { method: "POST", body });
    expect(response.status).toBe(status);
    expect(bench.journal.events).toEqual([]);
  });
});

test("starts, events and runs make no network request", async () => {
  const network = vi.spyOn(globalThis, "fetch").mockRejectedValue(new Error("no network here"));
  const bench = createBench((inngest) => [
    inngest.createFunction({ id: "f", triggers: go }, ({ step }) => step.sendEvent("tell", { name: "told" })),
  ]);
  await bench.start();
  await bench.send("go");
  await bench.finish();
  expect(bench.ending("f")?.state).toBe("completed");
  expect(network).not.toHaveBeenCalled();
  network.mockRestore();
});

test("unknown paths are a 404", async () => {
  const { executor } = createBench(() => []);
  for (const path of ["/dev", "/v0/runs/1/actions", "/"]) {
    expect((await executor.fetch(`http://embedded.invalid${path}`)).status).toBe(404);
  }
});

test("an event the journal cannot store is rejected, and can be sent again", async () => {
  const journal = createMemoryJournal();
  let broken = true;
  const write: typeof journal.write = (batch) =>
    broken ? Promise.reject(new Error("disk full")) : journal.write(batch);
  const bench = createBench((inngest) => [inngest.createFunction({ id: "f", triggers: go }, () => 1)], {
    journal,
    writeTo: { ...journal, write },
  });
  await bench.start();
  const send = () =>
    bench.executor.fetch("http://embedded.invalid/e/key", {
      method: "POST",
      body: JSON.stringify({ id: "same", name: "go" }),
    });
  const refused = await send();
  expect([refused.status, await refused.json()]).toEqual([503, { status: 503, error: "disk full" }]);
  expect(bench.executor.stats().runs).toBe(0);
  broken = false;
  expect((await send()).status).toBe(200);
  await bench.finish();
  expect(bench.runs("f")).toHaveLength(1);
});

describe("an unsupported option stops the start and names the function", () => {
  const key = "event.data.x";
  test.each([
    ["debounce", { debounce: { period: "5s" } }],
    ["throttle", { throttle: { limit: 1, period: "5s" } }],
    ["rateLimit", { rateLimit: { limit: 1, period: "5s" } }],
    ["batchEvents", { batchEvents: { maxSize: 5, timeout: "5s" } }],
    ["«size»", { priority: { run: `size(${key}) < 5 ? 120 : 0` } }],
    ["not supported from «- 5", { priority: { run: `${key} - 5` } }],
    ["singleton", { singleton: { mode: "skip" } }],
    ["timeouts", { timeouts: { finish: "5s" } }],
    ["cron", { triggers: { cron: "0 0 * * *" } }],
    ["needs a key", { concurrency: { limit: 1, scope: "env" } }],
    ["«size»", { concurrency: { limit: 1, key: `size(${key})` } }],
    ["not supported from «[", { idempotency: "event.data['x']" }],
    ["«user.id»", { cancelOn: [{ event: "stop", if: `${key} == user.id` }] }],
    ["«% 3", { triggers: { event: "go", if: `${key} % 3` } }],
  ])("%s", async (said, declared) => {
    const executor = createExecutor({ journal: createMemoryJournal() });
    const inngest = new Inngest({ id: "test", isDev: true, fetch: executor.fetch });
    const options = { id: "f", triggers: go, ...declared } as Parameters<typeof inngest.createFunction>[0];
    const handler = serve({ client: inngest, functions: [inngest.createFunction(options, () => 1)] });
    const refusal = expect(executor.start(handler)).rejects;
    await refusal.toThrow(said);
    await expect(executor.start(handler)).rejects.toThrow(
      'Function "test-f" cannot run on the embedded executor',
    );
  });
});
