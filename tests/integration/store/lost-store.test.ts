import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, rename, rm, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, describe, expect, test, vi } from "vitest";
import { GET as getHealth } from "@/app/api/health/route";
import { startQueue, stopQueue } from "@/inngest/queue";
import { runCommand } from "@/lib/control/run-command";
import { closeControl, serveControl } from "@/lib/control/serve-control";
import { db } from "@/lib/core/db";
import { problemOf, type TestApp } from "../../support/app";
import { CrashProcess } from "../../support/crash-process";
import { Latch } from "../../support/latch";
import { runScript } from "../../support/run-script";
import { copyTemplate } from "../../support/store-template";
import { stubEnv } from "../../support/stub-env";
import { StubModel } from "../../support/stub-model/stub";
import { stubbedApp } from "../../support/stubbed-app";

/** What can happen to a store's file, and how that is told. */
const LOSSES: [what: string, lose: (path: string) => Promise<unknown>, told: (path: string) => string][] = [
  ["deleted", (path) => rm(path), (path) => `The store's file ${path} was deleted while the server runs`],
  [
    "moved away",
    (path) => rename(path, `${path}.old`),
    (path) => `The store's file ${path} was deleted while the server runs`,
  ],
  [
    "replaced by a copy of itself",
    async (path) => {
      await copyFile(path, `${path}.copy`);
      await rename(`${path}.copy`, path);
    },
    (path) => `The store's file ${path} was replaced while the server runs`,
  ],
  [
    "deleted and made anew",
    async (path) => {
      await rm(path);
      await writeFile(path, "");
    },
    (path) => `The store's file ${path} was replaced while the server runs`,
  ],
  [
    "deleted with its folder",
    (path) => rm(dirname(path), { recursive: true }),
    (path) => `The store's file ${path} was deleted while the server runs`,
  ],
  [
    "deprived of its log",
    (path) => rm(`${path}-wal`),
    (path) => `A part of the store, ${path}-wal, was deleted while the server runs`,
  ],
  [
    "deprived of its log's index",
    (path) => rm(`${path}-shm`),
    (path) => `A part of the store, ${path}-shm, was deleted while the server runs`,
  ],
];

const ADVICE =
  "; save what it holds (npm run backup -- file), or stop the server, which then does that itself.";

function titles(file: string): unknown[] {
  const store = new Database(file, { readonly: true });
  try {
    expect(store.pragma("integrity_check", { simple: true })).toBe("ok");
    return store.prepare("SELECT title FROM waywo_projects ORDER BY id").pluck().all();
  } finally {
    store.close();
  }
}

const health = () => getHealth(new Request("http://app.test"), { params: Promise.resolve({}) });

describe("a store whose file is lost while the server runs", () => {
  const launch = stubbedApp();
  let outside: string | undefined;
  afterEach(async () => {
    await closeControl();
    if (outside) await rm(outside, { recursive: true, force: true });
  });

  async function serve(
    ideas: number,
  ): Promise<{ app: TestApp; path: string; taskId: string; stub: StubModel }> {
    const { app, stub } = await launch({ stub: { dimensions: 8 } });
    await serveControl({ startQueue, stopQueue });
    const { task_id } = await app.start({ num_ideas: ideas, seed_tags: ["ios"] });
    await app.end(task_id);
    outside = await mkdtemp(join(tmpdir(), "waywo-saved-"));
    return { app, path: app.store.path, taskId: task_id, stub };
  }

  test.each(LOSSES)(
    "%s: health is 503, no run starts, and all it held can be saved",
    async (_what, lose, told) => {
      const { app, path } = await serve(2);
      const held = (await db().project.findMany({ orderBy: { id: "asc" } })).map(({ title }) => title);
      expect((await health()).status).toBe(200);
      await lose(path);

      const sentence = told(path) + ADVICE;
      const down = await health();
      expect(down.status).toBe(503);
      expect((await down.json()).store).toMatchObject({ ok: false, error: sentence });
      const refused = await app.post({ num_ideas: 1 });
      expect(refused.status).toBe(503);
      expect(await problemOf(refused)).toMatchObject({ code: "store_unavailable", detail: sentence });

      const target = join(outside ?? "", "saved.db");
      expect(await runScript("backup", target)).toEqual({
        code: 0,
        stdout: `Wrote ${target}.\n`,
        stderr: "",
      });
      expect(titles(target)).toEqual(held);
    },
  );

  test("a run pauses with that reason, and goes on once the file is back", async () => {
    const { app, stub, path } = await serve(1);
    const answers = new Latch();
    stub.answer(async ({ column }) => {
      if (column === "metadata") await answers.wait();
      return undefined;
    });
    const { task_id } = await app.start({ num_ideas: 3, seed_tags: ["ios"] });
    await vi.waitFor(() => expect(stub.counts.byColumn.metadata).toBe(4), { interval: 5 });
    await rename(path, `${path}.away`);
    answers.open();
    await vi.waitFor(async () => {
      const { state, paused_reason } = await app.readStatus(task_id);
      expect(state).toBe("STARTED");
      expect(paused_reason).toMatch(/was deleted while the server runs/);
    });
    await rename(`${path}.away`, path);
    const ended = await app.end(task_id);
    expect(ended).toMatchObject({ state: "SUCCESS", counts: { saved: 3, failed: 0 }, paused_reason: null });
    expect((await health()).status).toBe(200);
  });

  test.each<[string, (path: string, backup: string) => Promise<unknown>]>([
    ["a backup", (path, backup) => copyFile(backup, path)],
    ["nothing", (path) => truncate(path)],
    ["something else", (path) => writeFile(path, "Dear Sir or Madam, ".repeat(1000))],
    [
      "an older copy of it",
      async (path) => {
        await copyTemplate(false, `${path}.older`);
        await copyFile(`${path}.older`, path);
      },
    ],
  ])("overwritten with %s: health says so, and a backup can be restored", async (_what, overwrite) => {
    const { app, path } = await serve(1);
    const backup = join(outside ?? "", "backup.db");
    await runCommand("backup", { target: backup });
    // Counted in the header as a change, once it has left the log.
    await db().$executeRawUnsafe("CREATE TABLE notes (text TEXT)");
    await db().$executeRawUnsafe("DROP TABLE notes");
    await db().$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)");
    expect((await health()).status).toBe(200);
    await overwrite(path, backup);
    const sentence = `The store's file ${path} was overwritten while the server runs; restore a backup (npm run restore -- file).`;
    const down = await health();
    expect(down.status).toBe(503);
    expect((await down.json()).store).toMatchObject({ ok: false, error: sentence });
    expect(await problemOf(await app.post({ num_ideas: 1 }))).toMatchObject({ detail: sentence });
    await expect(runCommand("backup", { target: `${backup}.2` })).rejects.toThrow(sentence);
    expect(await runScript("restore", backup)).toMatchObject({ code: 0, stderr: "" });
    expect(titles(path)).toHaveLength(1);
    expect((await health()).status).toBe(200);
  });

  test("another program that writes to the file changes nothing", async () => {
    const { app, path } = await serve(1);
    const shell = new Database(path);
    shell.exec("CREATE TABLE notes (text TEXT); DROP TABLE notes; VACUUM");
    shell.close();
    await utimes(path, new Date(0), new Date(0));
    expect((await health()).status).toBe(200);
    const { task_id } = await app.start({ num_ideas: 1, seed_tags: ["ios"] });
    expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS" });
  });

  test("a restore puts a store back in the place of one that was deleted, and keeps what was in memory", async () => {
    const { app, path, taskId } = await serve(2);
    const backup = join(outside ?? "", "backup.db");
    await runCommand("backup", { target: backup });
    const { task_id } = await app.start({ num_ideas: 1, seed_tags: ["ios"] });
    await app.end(task_id);
    await rm(path);
    const { kept } = await runCommand("restore", { backup });
    expect(titles(kept ?? "")).toHaveLength(3);
    expect(titles(path)).toHaveLength(2);
    expect((await health()).status).toBe(200);
    expect((await app.status(taskId)).status).toBe(200);
  });
});

describe("when it is stopped", () => {
  test.each(LOSSES)("a server whose store was %s leaves what it held in a new file", async (_what, lose) => {
    const folder = await mkdtemp(join(tmpdir(), "waywo-lost-"));
    const path = join(folder, "data", "waywo.db");
    await mkdir(dirname(path));
    await copyTemplate(true, path);
    const seeded = titles(path);
    const stub = await StubModel.start({ dimensions: 8 });
    const env = { ...stubEnv(stub, { DATABASE_URL: `file:${path}` }), LOG_LEVEL: "warn" };
    const server = new CrashProcess(1, env);
    try {
      await server.settled();
      // Written to the log, which no file but the lost one has.
      const shell = new Database(path);
      shell.exec("UPDATE waywo_projects SET title = 'the last change' WHERE id = 1");
      shell.close();
      await lose(path);
      await server.kill("SIGTERM");
      const { said } = await server.exit();
      const [name = "", ...more] = (await readdir(dirname(path))).filter((file) =>
        /\.rescued-\d+$/.test(file),
      );
      expect(more).toEqual([]);
      const rescued = join(dirname(path), name);
      expect(titles(rescued)).toEqual(["the last change", ...seeded.slice(1)]);
      const lines = said.split("\n").filter((line) => line.includes("rescued"));
      expect(lines.map((line) => JSON.parse(line))).toEqual([
        expect.objectContaining({ level: 40, file: rescued, reason: expect.stringContaining(path) }),
      ]);
    } finally {
      await server.kill();
      await stub.close();
      await rm(folder, { recursive: true, force: true });
    }
  });

  test("a store that is in its place is not copied", async () => {
    const folder = await mkdtemp(join(tmpdir(), "waywo-lost-"));
    const path = join(folder, "waywo.db");
    await copyTemplate(false, path);
    const server = new CrashProcess(1, { DATABASE_URL: `file:${path}` });
    await server.settled();
    await server.kill("SIGTERM");
    expect((await readdir(folder)).sort()).toEqual(["waywo.db", "waywo.db.lock"]);
    expect(existsSync(`${path}-wal`)).toBe(false);
    await rm(folder, { recursive: true });
  });
});
