import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import Database from "better-sqlite3";
import { expect, test, vi } from "vitest";
import { STOP_MS } from "@/inngest/lifecycle";
import { CrashProcess } from "../../support/crash-process";
import { copyTemplate } from "../../support/store-template";
import { stubEnv } from "../../support/stub-env";
import { StubModel } from "../../support/stub-model/stub";

/** Longer than a stop may take, shorter than the app would wait for an answer. */
const TOO_LONG_MS = 100_000;

test("a stop is given less than the 10 seconds after which a supervisor kills", () => {
  expect(STOP_MS).toBeLessThan(10_000);
});

test.each([
  ["finishes the calls in flight", 100],
  ["aborts calls that would take too long", TOO_LONG_MS],
])("asked to stop, it %s, ends, and the next start goes on", { timeout: 240_000 }, async (_what, latency) => {
  const folder = await mkdtemp(join(tmpdir(), "waywo-stop-"));
  const file = join(folder, "waywo.db");
  const stub = await StubModel.start({ dimensions: 16 });
  const slow = stub.answer(async ({ route }) => {
    if (route === "chat") await wait(latency, undefined, { ref: false });
    return undefined;
  });
  try {
    await copyTemplate(true, file);
    const env = stubEnv(stub, { DATABASE_URL: `file:${file}`, LLM_TIMEOUT_MS: "120000" });
    const first = new CrashProcess(6, env);
    const taskId = await first.start();
    await vi.waitFor(() => expect(stub.counts.inFlight).toBeGreaterThan(0), { interval: 5 });
    const start = performance.now();
    await first.kill("SIGTERM");
    expect(performance.now() - start).toBeLessThan(TOO_LONG_MS);
    await first.ended();
    await vi.waitFor(() => expect(stub.counts.inFlight).toBe(0), { interval: 5 });

    slow();
    await new CrashProcess(0, env).ended();
    const store = new Database(file, { readonly: true });
    const run = store.prepare("SELECT state, interruptions FROM generation_runs WHERE id = ?").get(taskId);
    const projects = store
      .prepare("SELECT count(*) AS n FROM waywo_projects WHERE source = 'nemo_data_designer'")
      .get();
    store.close();
    expect(run).toEqual({ state: "SUCCESS", interruptions: 1 });
    expect(projects).toEqual({ n: 6 });
  } finally {
    await stub.close();
    await rm(folder, { recursive: true, force: true });
  }
});
