import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { storeClient } from "@/lib/core/db";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import type { StoreAdapterOptions } from "@/lib/store/connection/adapter";
import type { StoreClient } from "@/lib/store/connection/guard-client";
import { copyTemplate } from "./store-template";

/**
 * A client on its own copy of an empty store, for the running test; beside `db()`, whose store it is not.
 *
 * @param folder where the copy is made, when it matters
 */
export async function openStoreCopy(
  options: Omit<StoreAdapterOptions, "path"> = {},
  folder?: string,
): Promise<{ client: StoreClient; path: string }> {
  const home = folder ?? (await mkdtemp(join(tmpdir(), "waywo-test-")));
  const path = join(home, "waywo.db");
  await copyTemplate(false, path);
  const client = storeClient({ path, ...options });
  onTestFinished(async () => {
    await client.$disconnect();
    if (!folder) await rm(home, { recursive: true, force: true });
  });
  return { client, path };
}

/** An event of the journal: the smallest record there is. */
export const record = (id: string) => ({
  id,
  name: "test",
  data: "{}",
  ts: new Date(0),
  receivedAt: new Date(0),
});

/** The ids of the records in a store, sorted. */
export async function recordIds(client: PrismaClient): Promise<string[]> {
  const found = await client.executorEvent.findMany({ select: { id: true } });
  return found.map(({ id }) => id).sort();
}
