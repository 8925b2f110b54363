import { readdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import Database from "better-sqlite3";
import { afterEach, expect, test, vi } from "vitest";
import { GET as getHealth } from "@/app/api/health/route";
import { startQueue, stopQueue } from "@/inngest/queue";
import { runCommand } from "@/lib/control/run-command";
import { closeControl, serveControl } from "@/lib/control/serve-control";
import { db } from "@/lib/core/db";
import { nearestProjects } from "@/lib/projects/project-vectors";
import { settings } from "@/lib/settings/settings";
import { updateSettings } from "@/lib/settings/stored-settings";
import { problemOf, type TestApp } from "../../support/app";
import { Latch } from "../../support/latch";
import { runScript } from "../../support/run-script";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

afterEach(closeControl);

/** The projects that a new one is compared with. */
const compared = async () =>
  (await nearestProjects("stub-vectors", new Float32Array(8).fill(1), { limit: 10 })).neighbours;

const beside = (app: TestApp, name: string) => join(dirname(app.store.path), name);

async function generate(app: TestApp, ideas: number) {
  const { task_id } = await app.start({ num_ideas: ideas, seed_tags: ["ios"] });
  return app.end(task_id);
}

function count(file: string): unknown {
  const store = new Database(file, { readonly: true });
  try {
    return store.prepare("SELECT count(*) FROM waywo_projects").pluck().get();
  } finally {
    store.close();
  }
}

test("npm run restore changes the store of a running server, which goes on with what the backup holds", async () => {
  const { app } = await launch({ stub: { dimensions: 8 } });
  await serveControl({ startQueue, stopQueue });
  const backup = beside(app, "backup.db");
  await updateSettings({ LLM_CONCURRENCY: 3 });
  const early = await generate(app, 2);
  await runCommand("backup", { target: backup });
  const late = await generate(app, 3);
  await updateSettings({ LLM_CONCURRENCY: 5 });
  expect(await compared()).toHaveLength(5);

  const { code, stdout, stderr } = await runScript("restore", backup);

  expect([code, stderr]).toEqual([0, ""]);
  const [, kept = ""] = /^Restored .*; the store of before is kept as (.*)\.\n$/.exec(stdout) ?? [];
  expect(count(kept)).toBe(5);
  expect((await app.projects()).total).toBe(2);
  expect(await app.readStatus(early.task_id)).toMatchObject({ state: "SUCCESS" });
  expect((await app.status(late.task_id)).status).toBe(404);
  expect(settings().LLM_CONCURRENCY).toBe(3);
  expect(await compared()).toHaveLength(2);
  expect((await getHealth(new Request("http://app.test"), { params: Promise.resolve({}) })).status).toBe(200);
  expect(await generate(app, 2)).toMatchObject({ state: "SUCCESS", counts: { saved: 2 } });
  expect((await readdir(dirname(backup))).sort()).toEqual(
    [
      "backup.db",
      "waywo.db",
      "waywo.db-shm",
      "waywo.db-wal",
      basename(kept),
      "waywo.db.lock",
      "waywo.db.sock",
    ].sort(),
  );
});

test("a run that was under way at the time of the backup goes on, one that was under way now ends with its store", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 8 } });
  await serveControl({ startQueue, stopQueue });
  const backup = beside(app, "backup.db");
  const answers = new Latch();
  stub.answer(async ({ column }) => {
    if (column === "metadata") await answers.wait();
    return undefined;
  });
  const first = await app.start({ num_ideas: 2, seed_tags: ["ios"] });
  await vi.waitFor(() => expect(stub.counts.byColumn.metadata).toBe(2), { interval: 5 });
  await runCommand("backup", { target: backup });
  const second = await app.start({ num_ideas: 2, seed_tags: ["ios"] });
  await vi.waitFor(() => expect(stub.counts.byColumn.metadata).toBe(4), { interval: 5 });
  const restoring = runCommand("restore", { backup });
  answers.open();
  await restoring;
  expect(await app.end(first.task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 2 } });
  expect((await app.status(second.task_id)).status).toBe(404);
});

test("meanwhile requests are refused with a sentence, and reading goes on until the file changes", async () => {
  const { app } = await launch({ stub: { dimensions: 8 } });
  const stopping = new Latch();
  const starting = new Latch();
  const reached = { stop: false, start: false };
  await serveControl({
    async stopQueue() {
      reached.stop = true;
      await stopping.wait();
      await stopQueue();
    },
    async startQueue() {
      reached.start = true;
      await starting.wait();
      await startQueue();
    },
  });
  const backup = beside(app, "backup.db");
  const { task_id } = await generate(app, 1);
  await runCommand("backup", { target: backup });
  const restoring = runCommand("restore", { backup });

  const refused = { status: 503, code: "store_unavailable", detail: expect.stringMatching(/being restored/) };
  await vi.waitFor(() => expect(reached.stop).toBe(true));
  expect(await problemOf(await app.post({ num_ideas: 1 }))).toMatchObject(refused);
  expect((await app.status(task_id)).status).toBe(200);

  stopping.open();
  await vi.waitFor(() => expect(reached.start).toBe(true));
  expect(await problemOf(await app.post({ num_ideas: 1 }))).toMatchObject(refused);
  expect(await problemOf(await app.status(task_id))).toMatchObject(refused);
  const health = await getHealth(new Request("http://app.test"), { params: Promise.resolve({}) });
  expect(health.status).toBe(503);
  expect((await health.json()).store).toMatchObject({ ok: false, error: refused.detail });

  starting.open();
  await restoring;
  expect((await app.status(task_id)).status).toBe(200);
});

test("requests that come at any moment of a restore are answered, or refused as unavailable", async () => {
  const { app } = await launch({ stub: { dimensions: 8 } });
  await serveControl({ startQueue, stopQueue });
  const backup = beside(app, "backup.db");
  const { task_id } = await generate(app, 1);
  await runCommand("backup", { target: backup });
  const seen = new Map<number, number>();
  let over = false;
  const ask = async (request: () => Promise<Response>) => {
    while (!over) {
      const { status } = await request();
      seen.set(status, (seen.get(status) ?? 0) + 1);
      await nextTurn();
    }
  };
  const asking = [
    ask(() => app.status(task_id)),
    ask(() => app.cancel(task_id)),
    ask(() => app.retry(task_id)),
    ask(() => app.post({ num_ideas: 1, seed_tags: ["ios"] })),
  ];
  for (let round = 0; round < 3; round += 1) await runCommand("restore", { backup });
  over = true;
  await Promise.all(asking);
  // 409: nothing is left to retry.
  expect([...seen.keys()].sort()).toEqual([200, 409, 503]);
  expect(await generate(app, 1)).toMatchObject({ state: "SUCCESS" });
});

test("a store that the server cannot go on with gives way to the one before", async () => {
  const { app } = await launch({ stub: { dimensions: 8 } });
  let starts = 0;
  await serveControl({
    stopQueue,
    async startQueue() {
      starts += 1;
      if (starts === 1) throw new Error("the queue did not start");
      await startQueue();
    },
  });
  const backup = beside(app, "backup.db");
  await runCommand("backup", { target: backup });
  const { task_id } = await generate(app, 2);
  const ran = await runScript("restore", backup);
  expect(ran).toMatchObject({ code: 1, stdout: "" });
  expect(ran.stderr).toBe(
    `${backup} could not be opened, and the store of before is back: the queue did not start\n`,
  );
  expect(await app.readStatus(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 2 } });
  expect(await generate(app, 1)).toMatchObject({ state: "SUCCESS" });
  expect((await readdir(dirname(backup))).filter((name) => /before|restoring/.test(name))).toEqual([]);
});

test.each([
  ["no database at all", /is not a database; nothing was restored\.\n$/],
  [null, /^There is no backup at .*\.\n$/],
])("a backup of %j is refused while the server goes on undisturbed", async (content, sentence) => {
  const { app } = await launch({ stub: { dimensions: 8 } });
  let stops = 0;
  await serveControl({
    startQueue,
    stopQueue: async () => {
      stops += 1;
    },
  });
  const backup = beside(app, "backup.db");
  if (content !== null) await writeFile(backup, content);
  expect(await runScript("restore", backup)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(sentence),
  });
  expect(stops).toBe(0);
  expect(await generate(app, 1)).toMatchObject({ state: "SUCCESS" });
});

test("while another program has the store open, nothing is restored and the server goes on", async () => {
  const { app } = await launch({ stub: { dimensions: 8 } });
  await serveControl({ startQueue, stopQueue });
  const backup = beside(app, "backup.db");
  await runCommand("backup", { target: backup });
  await generate(app, 1);
  const shell = new Database(app.store.path);
  shell.prepare("SELECT count(*) FROM waywo_projects").get();
  await expect(runCommand("restore", { backup })).rejects.toThrow("close it before you restore");
  shell.close();
  expect((await readdir(dirname(backup))).filter((name) => /restoring|before/.test(name))).toEqual([]);
  expect(await db().project.count()).toBe(1);
  expect(await generate(app, 1)).toMatchObject({ state: "SUCCESS" });
});
