import { afterEach, beforeEach, expect, test } from "vitest";
import type { JournalBatch } from "@/lib/builtin/executor/journal";
import { db } from "@/lib/core/db";
import { storeKind } from "@/lib/core/store-kind";
import { createRun } from "@/lib/runs/create-run";
import { getRunStatus } from "@/lib/runs/status/get-run-status";
import { prismaJournal } from "@/lib/store/journal/prisma-journal";
import { RUN_OPTIONS } from "../../support/run-options";
import { openTempStore, type TempStore } from "../../support/temp-store";

let store: TempStore;
beforeEach(async () => {
  store = await openTempStore();
});
afterEach(() => store.close());

const received = Date.now();
const batch: JournalBatch = {
  events: [{ event: { id: "e", name: "waywo/test", data: {}, ts: received }, receivedAt: received }],
  started: [],
  steps: [],
  attempts: [],
  ended: [],
};

test("while the store is read-only the status of a waiting run says so, and no longer once a write succeeds", async () => {
  const { run } = await createRun({ num_ideas: 1, seed_tags: null, creativity: 0.85, ...RUN_OPTIONS }, null);
  expect(await getRunStatus(run.id)).toMatchObject({ state: "PENDING", paused_reason: null });

  await setReadOnly(true);
  await expect(prismaJournal().write(batch)).rejects.toThrow();
  expect((await getRunStatus(run.id)).paused_reason).toMatch(/^The store cannot be written to/);

  await setReadOnly(false);
  await prismaJournal().write(batch);
  expect((await getRunStatus(run.id)).paused_reason).toBeNull();
});

/** As a full disk leaves it, or a server of PostgreSQL that follows another. */
async function setReadOnly(on: boolean): Promise<void> {
  if (storeKind(store.path) === "sqlite") await db().$queryRawUnsafe(`PRAGMA query_only = ${on}`);
  else await db().$executeRawUnsafe(`SET default_transaction_read_only = ${on}`);
}
