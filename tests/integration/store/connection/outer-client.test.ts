import { expect, test } from "vitest";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { Latch } from "../../../support/latch";
import { openStoreCopy, record, recordIds } from "../../../support/store-copy";

const create = (client: Pick<PrismaClient, "executorEvent">, id: string) =>
  client.executorEvent.create({ data: record(id) });

/** A verb that a callback calls, which knows nothing of the transaction. */
async function countRecords(client: PrismaClient): Promise<number> {
  await Promise.resolve();
  return client.executorEvent.count();
}

const STATEMENTS: Record<string, (client: PrismaClient) => Promise<unknown>> = {
  "a write": (client) => create(client, "outer"),
  "a read": (client) => client.executorEvent.findMany(),
  "a read in a verb it calls": countRecords,
  "several at once": (client) => Promise.all([countRecords(client), create(client, "outer")]),
  "a transaction": (client) => client.$transaction(async (tx) => create(tx, "outer")),
  "a list of statements": (client) => client.$transaction([create(client, "outer")]),
  "a raw read": (client) => client.$queryRaw`SELECT 1`,
  "a raw write": (client) => client.$executeRaw`DELETE FROM executor_events`,
  "a read that Prisma gathers with others": (client) =>
    client.executorEvent.findUnique({ where: { id: "outer" } }),
};

test.each(Object.entries(STATEMENTS))(
  "%s on the outer client fails at once, by name",
  async (_, statement) => {
    const { client } = await openStoreCopy();
    const work = client.$transaction(async (tx) => {
      await create(tx, "inner");
      await statement(client);
    });
    await expect(work).rejects.toMatchObject({
      name: "OuterClientError",
      message: expect.stringContaining("tx"),
    });
    await create(client, "after");
    expect(await recordIds(client)).toEqual(["after"]);
  },
);

test.each(Object.entries(STATEMENTS))(
  "%s works beside a transaction, in another flow",
  async (_, statement) => {
    const { client } = await openStoreCopy();
    const [entered, leave] = [new Latch(), new Latch()];
    const transaction = client.$transaction(async (tx) => {
      entered.open();
      await leave.wait();
      await create(tx, "inner");
    });
    await entered.wait();
    const beside = statement(client);
    leave.open();
    await Promise.all([transaction, beside]);
  },
);

test("what a callback started and left running is free once the transaction is over", async () => {
  const { client } = await openStoreCopy();
  const over = new Latch();
  let detached: Promise<unknown> | undefined;
  await client.$transaction(async (tx) => {
    await create(tx, "inner");
    detached = over.wait().then(() => create(client, "detached"));
  });
  over.open();
  await detached;
  expect(await recordIds(client)).toEqual(["detached", "inner"]);
});

test("the transaction's own client works in whatever the callback calls, side by side", async () => {
  const { client } = await openStoreCopy();
  await client.$transaction(async (tx) => {
    await Promise.all(["a", "b", "c"].map((id) => create(tx, id)));
    expect(await tx.executorEvent.count()).toBe(3);
    expect(await tx.$queryRaw`SELECT count(*) AS n FROM executor_events`).toEqual([{ n: 3n }]);
  });
});

test("a statement made outside, lazy as Prisma's are, fails where a callback awaits it", async () => {
  const { client } = await openStoreCopy();
  const lazy = create(client, "outer");
  const work = client.$transaction(async (tx) => {
    await create(tx, "inner");
    await lazy;
  });
  await expect(work).rejects.toThrow("ExecutorEvent.create was called on db() inside a transaction");
  expect(await recordIds(client)).toEqual([]);
});

test("in a nested transaction the outer client is refused too, and both transactions' own clients work", async () => {
  const { client } = await openStoreCopy();
  await client.$transaction(async (tx) => {
    await tx.$transaction(async (inner) => {
      await expect(create(client, "outer")).rejects.toMatchObject({ name: "OuterClientError" });
      await create(inner, "inner");
    });
    await create(tx, "middle");
  });
  expect(await recordIds(client)).toEqual(["inner", "middle"]);
});

test("reads that Prisma gathers from a transaction and from other flows stay apart", async () => {
  const { client } = await openStoreCopy();
  await client.executorEvent.createMany({ data: ["a", "b"].map(record) });
  const find = (from: Pick<PrismaClient, "executorEvent">, id: string) =>
    from.executorEvent.findUnique({ where: { id }, select: { id: true } });
  let open = true;
  let reads = 0;
  const reader = async () => {
    for (; open; reads++) expect(await find(client, "b")).toEqual({ id: "b" });
  };
  const transaction = client.$transaction(async (tx) => {
    for (let round = 0; round < 100; round++) {
      expect(await Promise.all([find(tx, "a"), find(tx, "b")])).toEqual([{ id: "a" }, { id: "b" }]);
      await find(tx, "b");
    }
    open = false;
  });
  await Promise.all([transaction, reader(), reader()]);
  expect(reads).toBeGreaterThan(10);
});
