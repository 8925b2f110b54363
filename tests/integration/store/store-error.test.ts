import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { toStoreError } from "@/lib/store/store-error";
import { openStoreCopy } from "../../support/store-copy";
import { openTempStore, type TempStore } from "../../support/temp-store";

let store: TempStore;

beforeEach(async () => {
  store = await openTempStore();
});

afterEach(() => store.close());

const project = { title: "t", shortDescription: "s", hashtags: "[]", ideaScore: 5, complexityScore: 5 };
const write = (description = "d") => db().project.create({ data: { ...project, description } });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "no error",
    (error: unknown) => toStoreError(error)?.code,
  );

test("a full disk is store_full, in a transaction too, and the store works once there is room", async () => {
  const [row] = await db().$queryRawUnsafe<{ page_count: bigint }[]>("PRAGMA page_count");
  await db().$queryRawUnsafe(`PRAGMA max_page_count = ${row?.page_count}`);
  const long = "x".repeat(100_000);
  expect(await codeOf(write(long))).toBe("store_full");
  const data = { ...project, description: long };
  expect(await codeOf(db().$transaction((tx) => tx.project.create({ data })))).toBe("store_full");
  await db().$queryRawUnsafe("PRAGMA max_page_count = 1000000");
  await write(long);
  expect(await db().project.count()).toBe(1);
});

test("a store that takes no writes is store_read_only", async () => {
  await db().$queryRawUnsafe("PRAGMA query_only = ON");
  expect(await codeOf(write())).toBe("store_read_only");
});

test("another process's lock is store_unavailable once the wait is over", async () => {
  const { client, path } = await openStoreCopy({ busyLimitMs: 1 });
  const create = () => client.project.create({ data: { ...project, description: "d" } });
  await create();
  const other = new Database(path);
  other.exec("BEGIN EXCLUSIVE");
  expect(await codeOf(create())).toBe("store_unavailable");
  other.close();
  await create();
});

test("a store that is closed during a request is store_unavailable", async () => {
  const seen = new Set<string | undefined>();
  for (let turns = 0; turns < 40; turns++) {
    const { client } = await openStoreCopy();
    await client.project.create({ data: { ...project, description: "d" } });
    const reading = codeOf(client.project.findMany({ include: { tags: true, row: true } }));
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    await client.$disconnect();
    seen.add(await reading);
  }
  expect([...seen].sort()).toEqual(["no error", "store_unavailable"]);
});

test("a transaction that takes too long is store_unavailable, wherever in a statement the time ends", async () => {
  const data = { ...project, description: "d", tags: { create: [{ tag: "a", position: 0 }] } };
  for (let timeout = 10; timeout < 30; timeout++) {
    const work = db().$transaction(
      async (tx) => {
        for (;;) await tx.project.create({ data });
      },
      { timeout },
    );
    expect(await codeOf(work)).toBe("store_unavailable");
  }
  expect(await db().project.count()).toBe(0);
});

test("a broken constraint is not the store's fault", async () => {
  const tag = { projectId: 999, tag: "ghost", position: 0 };
  await expect(db().projectTag.create({ data: tag }).catch(toStoreError)).resolves.toBeNull();
});
