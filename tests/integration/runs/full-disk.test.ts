import { afterAll, expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { mountSmallDisk } from "../../support/small-disk";
import { stubbedApp } from "../../support/stubbed-app";

const RUNS = 6;
const IDEAS = 8;

const disk = mountSmallDisk(24);
afterAll(() => disk?.remove());
const launch = stubbedApp();

test.skipIf(!disk)(
  "a disk that is full for a while: every row is saved or an error, and a retry saves the rest",
  async () => {
    if (!disk) return;
    vi.stubEnv("TMPDIR", disk.folder);
    const { app, stub } = await launch({ stub: { latency: 10, dimensions: 512 } });
    const runs = await Promise.all(
      Array.from({ length: RUNS }, () => app.start({ num_ideas: IDEAS, seed_tags: ["ios"] })),
    );
    await vi.waitFor(() => expect(stub.counts.calls).toBeGreaterThan(40), { interval: 5 });
    disk.fill();
    // The store cannot take a note of its own trouble, so a status says it from memory.
    await vi.waitFor(
      async () => {
        const statuses = await Promise.all(runs.map(({ task_id }) => app.readStatus(task_id)));
        const told = statuses.some(({ paused_reason, errors }) => paused_reason || errors.length > 0);
        expect(told || statuses.every(({ outcome }) => outcome)).toBe(true);
      },
      { interval: 20 },
    );
    disk.free();

    for (const { task_id } of runs) {
      const { state, counts, errors, project_ids } = await app.end(task_id);
      expect(counts.saved + counts.failed).toBe(IDEAS);
      expect(errors).toHaveLength(counts.failed);
      expect(await db().project.count({ where: { id: { in: project_ids } } })).toBe(counts.saved);
      expect(state === "SUCCESS").toBe(counts.saved > 0);
      if (counts.failed === 0) continue;
      expect((await app.retry(task_id)).status).toBe(200);
      expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: IDEAS, failed: 0 } });
    }
    expect(await db().project.count()).toBe(RUNS * IDEAS);
  },
);
