import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { db, storePath } from "@/lib/core/db";
import { addedToken, bearer } from "../../support/admins";
import { startApp, type TestApp } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";

let app: TestApp;
let ada: Record<string, string>;
beforeEach(async () => {
  app = await startApp({ seeded: true });
  ada = bearer(await addedToken("Ada"));
}, 60_000);
afterEach(() => app.stop());

const download = (name: string, headers = ada) =>
  callEndpoint("downloadBackup", { headers, params: { name } });

test("a backup is a whole store, is listed, and can be downloaded", async () => {
  const made = await (await callEndpoint("createBackup", { headers: ada })).json();
  expect(made.name).toMatch(/^waywo-\d{8}-\d{9}\.db$/);
  const info = await (await callEndpoint("getStoreInfo", { headers: ada })).json();
  expect(info.backups).toEqual([made]);
  expect(info.rows.projects).toBe(await db().project.count());
  expect(info.sample.in_use + info.sample.aside).toBeGreaterThan(100);
  expect(info.bytes).toBeGreaterThan(100_000);

  const response = await download(made.name);
  expect(response.headers.get("content-disposition")).toBe(`attachment; filename="${made.name}"`);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.length).toBe(made.bytes);
  const folder = await mkdtemp(join(tmpdir(), "waywo-backup-"));
  try {
    const path = join(folder, made.name);
    await writeFile(path, bytes);
    const copy = new Database(path, { readonly: true });
    expect(copy.prepare("SELECT count(*) AS n FROM waywo_projects").get()).toEqual({ n: info.rows.projects });
    copy.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);

test("nothing but a backup is given, and to nobody who may only read", async () => {
  await writeFile(join(dirname(storePath()), "secret.db"), "secret");
  for (const name of ["../secret.db", "..%2Fsecret.db", "waywo.db", "waywo-20260101-000000000.db", ""]) {
    expect((await download(name)).status).toBe(404);
  }
  const made = await (await callEndpoint("createBackup", { headers: ada })).json();
  expect((await download(made.name, bearer(await addedToken("Reader", ["read"])))).status).toBe(403);
  expect((await download(made.name, {})).status).toBe(401);
});
