import { expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

test("a spent token budget pauses the run with its reason; it goes on when a start allows more", async () => {
  const { app, stub } = await launch({
    stub: { latency: 5, dimensions: 16 },
    env: { DAILY_TOKEN_BUDGET: "2000" },
  });
  const { task_id } = await app.start({ num_ideas: 6, seed_tags: ["ios"] });
  const paused = await vi.waitFor(
    async () => {
      const status = await app.readStatus(task_id);
      expect(status.paused_reason).not.toBeNull();
      return status;
    },
    { interval: 20 },
  );
  expect(paused).toMatchObject({
    state: "STARTED",
    paused_reason: expect.stringMatching(/budget of 2000 tokens is spent/),
  });
  await vi.waitFor(
    async () => {
      const resting = await db().executorStep.count({ where: { op: "WaitForEvent" } });
      const saved = await db().generationRow.count({ where: { state: "saved" } });
      expect(resting + saved).toBe(6);
    },
    { interval: 20 },
  );
  const calls = stub.counts.calls;
  expect(calls).toBeGreaterThan(0);
  expect(calls).toBeLessThan(18);

  await app.halt();
  vi.stubEnv("DAILY_TOKEN_BUDGET", "1000000");
  await app.resume();
  const ended = await app.end(task_id);
  expect(ended).toMatchObject({ state: "SUCCESS", paused_reason: null, counts: { saved: 6, failed: 0 } });
  expect(stub.counts.calls).toBe(18);
  expect(ended.usage).toMatchObject({ calls: 18, cost: null });
  expect(ended.usage.prompt_tokens + ended.usage.completion_tokens).toBeGreaterThan(2000);
});
