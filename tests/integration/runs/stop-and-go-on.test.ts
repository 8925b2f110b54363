import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import Database from "better-sqlite3";
import { expect, test, vi } from "vitest";
import { CrashProcess } from "../../support/crash-process";
import { copyTemplate } from "../../support/store-template";
import { stubEnv } from "../../support/stub-env";
import { StubModel } from "../../support/stub-model/stub";

test.each([
  ["finishes the calls in flight", 100],
  ["aborts calls that would take too long", 60_000],
])("asked to stop, it %s, ends within 10 seconds, and the next start goes on", async (_what, latency) => {
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
    await vi.waitFor(() => expect(stub.counts.inFlight).toBeGreaterThan(0), { timeout: 20_000, interval: 5 });
    const start = performance.now();
    await first.kill("SIGTERM");
    expect(performance.now() - start).toBeLessThan(10_000);
    await first.ended();
    await vi.waitFor(() => expect(stub.counts.inFlight).toBe(0), { timeout: 1000, interval: 5 });

    slow();
    await new CrashProcess(0, env).ended();
    const store = new Database(file, { readonly: true });
    const run = store.prepare("SELECT state, interruptions FROM generation_runs WHERE id = ?").get(taskId);
    const projects = store.prepare("SELECT count(*) AS n FROM waywo_projects WHERE source IS NOT NULL").get();
    store.close();
    expect(run).toEqual({ state: "SUCCESS", interruptions: 1 });
    expect(projects).toEqual({ n: 6 });
  } finally {
    await stub.close();
    await rm(folder, { recursive: true, force: true });
  }
});
