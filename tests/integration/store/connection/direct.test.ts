import { expect, test } from "vitest";
import { openStoreCopy } from "../../../support/store-copy";

const INSERT = "INSERT INTO executor_events (id, name, data, ts, received_at) VALUES (?, 'test', '{}', ?, ?)";
const DATE = "1970-01-01T00:00:00.000+00:00";
const insert = (id: string) => ({ sql: INSERT, values: [id, DATE, DATE] });

test("what is written directly is read by Prisma and back, whole numbers as numbers", async () => {
  const { client } = await openStoreCopy();
  expect(await client.direct.write(insert("a"), insert("b"))).toEqual([1, 1]);
  expect(await client.executorEvent.findMany({ select: { id: true, ts: true } })).toEqual([
    { id: "a", ts: new Date(0) },
    { id: "b", ts: new Date(0) },
  ]);
  const count = "SELECT count(*) AS count FROM executor_events WHERE id > ?";
  expect(await client.direct.read(count, "a")).toEqual([{ count: 1 }]);
  expect(await client.$queryRawUnsafe(count, "a")).toEqual([{ count: 1n }]);
  expect(await client.direct.read(count, "a")).toEqual([{ count: 1 }]);
});

test("a direct transaction is written as a whole or not at all", async () => {
  const { client } = await openStoreCopy();
  await expect(client.direct.write(insert("a"), insert("a"))).rejects.toThrow("UNIQUE");
  await expect(
    client.direct.transaction(async (tx) => {
      await tx.run(INSERT, "b", DATE, DATE);
      expect(await tx.read("SELECT id FROM executor_events")).toEqual([{ id: "b" }]);
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  expect(await client.executorEvent.count()).toBe(0);
  await client.direct.write(insert("c"));
  expect(await client.executorEvent.count()).toBe(1);
});

test("a direct statement inside a transaction of the same client is refused instead of waiting for it", async () => {
  const { client } = await openStoreCopy();
  await expect(client.$transaction(() => client.direct.write(insert("a")))).rejects.toThrow(/direct\.write/);
  await expect(client.direct.transaction(() => client.executorEvent.count())).rejects.toThrow(
    /executorEvent|ExecutorEvent/,
  );
});

test("a client that was disconnected connects again", async () => {
  const { client } = await openStoreCopy();
  await client.direct.write(insert("a"));
  await client.$disconnect();
  expect(await client.direct.read("SELECT id FROM executor_events")).toEqual([{ id: "a" }]);
});
