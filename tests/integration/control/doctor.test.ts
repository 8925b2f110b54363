import { afterEach, expect, test, vi } from "vitest";
import { startQueue, stopQueue } from "@/inngest/queue";
import { closeControl, serveControl } from "@/lib/control/serve-control";
import { db } from "@/lib/core/db";
import { closeStore } from "@/lib/store/open";
import { workers } from "@/lib/workers/workers";
import { runScript } from "../../support/run-script";
import { stubbedApp } from "../../support/stubbed-app";
import { openTempStore } from "../../support/temp-store";
import { loseTitle } from "../doctor/beyond-repair";

const launch = stubbedApp();

afterEach(closeControl);

test("npm run doctor has the running server look, and its exit code says whether something is wrong", async () => {
  const { app } = await launch({ stub: { dimensions: 8 } });
  await serveControl({ startQueue, stopQueue });
  const { task_id } = await app.start({ num_ideas: 2, seed_tags: ["ios"] });
  await app.end(task_id);
  expect(await runScript("doctor")).toEqual({
    code: 0,
    stdout: "Nothing is wrong with the store.\n",
    stderr: "",
  });
  // Nothing in the background puts it right meanwhile.
  await db().generationRun.updateMany({ data: { state: "FAILURE", error: null } });
  const sick = await runScript("doctor");
  expect(sick.code).toBe(1);
  expect(sick.stdout).toMatch(/Found \d+ faults?\.\n$/);
  const json = JSON.parse((await runScript("doctor", "--json")).stdout);
  expect(json).toMatchObject({ repaired: 0 });
  expect(json.findings.length).toBeGreaterThan(0);
  const left = await runScript("doctor", "--repair");
  expect((await runScript("doctor")).code).toBe(left.code);
});

test("a server reads the whole file in its thread, and tells damage", async () => {
  const { app } = await launch({ stub: { dimensions: 8 } });
  await serveControl({ startQueue, stopQueue });
  await app.end((await app.start({ num_ideas: 1, seed_tags: ["ios"] })).task_id);
  const call = vi.spyOn(workers().index, "call");
  loseTitle(app);
  const { code, stdout } = await runScript("doctor");
  expect([code, stdout]).toEqual([
    1,
    expect.stringMatching(/^The store's file is damaged: NULL value in .+\n/),
  ]);
  expect(call.mock.calls.map(([service]) => service)).toEqual(["read"]);
  await db().project.updateMany({ data: { title: "Found again" } });
});

test("without a server it opens the store itself", async () => {
  const store = await openTempStore({ seeded: true });
  await closeStore();
  expect(await runScript("doctor")).toMatchObject({ code: 0, stdout: "Nothing is wrong with the store.\n" });
  await store.close();
});
