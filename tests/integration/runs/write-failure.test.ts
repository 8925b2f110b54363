import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { Latch } from "../../support/latch";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

/** Holds the store's write lock from another process; our own would wait for itself. */
async function lockElsewhere(file: string, ms: number) {
  const script = `
    const store = new (require("better-sqlite3"))(${JSON.stringify(file)});
    store.exec("BEGIN IMMEDIATE");
    process.stdout.write("locked\\n");
    setTimeout(() => { store.exec("COMMIT"); process.exit(0); }, ${ms});
  `;
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  return once(child, "exit");
}

test("another process that holds the write lock for 4 seconds is waited out", async () => {
  const { app, stub } = await launch({ stub: { latency: 20, dimensions: 16 } });
  const { task_id } = await app.start({ num_ideas: 4, seed_tags: ["ios"] });
  await vi.waitFor(() => expect(stub.counts.calls).toBeGreaterThan(2), { interval: 5 });
  const released = await lockElsewhere(app.store.path, 4000);
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 4, failed: 0 } });
  expect(released).toEqual([0, null]);
});

test("a full disk is an error of the rows and the run that says so, and a retry makes the rest", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 4096 } });
  const judge = new Latch();
  stub.answer(async ({ column }) => {
    if (column === "idea_quality") await judge.wait();
    return undefined;
  });
  const { task_id } = await app.start({ num_ideas: 6, seed_tags: ["ios"] });
  await vi.waitFor(() => expect(stub.counts.byColumn.idea_quality).toBe(6), { interval: 5 });
  // As on a full disk the file cannot grow any more; rows whose vectors do not fit fail, short notes still fit.
  const [{ page_count: pages }] = await db().$queryRawUnsafe<[{ page_count: bigint }]>("PRAGMA page_count");
  await db().$queryRawUnsafe(`PRAGMA max_page_count = ${Number(pages) + 8}`);
  judge.open();
  const status = await app.end(task_id);
  expect(status.counts.failed).toBeGreaterThan(0);
  expect(status.errors[0]).toMatchObject({
    error: expect.stringMatching(/disk .* is full/),
    retryable: true,
  });

  await db().$queryRawUnsafe("PRAGMA max_page_count = 1000000");
  await app.retry(task_id);
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 6, failed: 0 } });
});
