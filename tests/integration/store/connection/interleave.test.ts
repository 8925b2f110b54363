import { setImmediate as tick } from "node:timers/promises";
import { expect, test } from "vitest";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { stream } from "@/lib/pipeline/random";
import { toStoreError } from "@/lib/store/store-error";
import { Latch } from "../../../support/latch";
import { openStoreCopy, record, recordIds } from "../../../support/store-copy";

const PLAIN = 1_000;
const TRANSACTIONS = 240;

type Transact = (client: PrismaClient, id: string) => Promise<string[]>;

const ids = (id: string) => [`${id}-a`, `${id}-b`];
const create = (client: Pick<PrismaClient, "executorEvent">, id: string) =>
  client.executorEvent.create({ data: record(id) });

/** Ways a transaction can go; each gives the ids that it promised to have stored. */
const KINDS: Record<string, Transact> = {
  async commits(client, id) {
    await client.$transaction(async (tx) => {
      for (const one of ids(id)) {
        await create(tx, one);
        await tick();
      }
    });
    return ids(id);
  },
  async "commits a list"(client, id) {
    await client.$transaction(ids(id).map((one) => create(client, one)));
    return ids(id);
  },
  async throws(client, id) {
    const bug = new Error("thrown in the callback");
    const work = client.$transaction(async (tx) => {
      for (const one of ids(id)) await create(tx, one);
      await tick();
      throw bug;
    });
    await expect(work).rejects.toBe(bug);
    return [];
  },
  async "violates a constraint in a list"(client, id) {
    const work = client.$transaction([`${id}-a`, `${id}-a`].map((one) => create(client, one)));
    await expect(work).rejects.toMatchObject({ code: "P2002" });
    return [];
  },
  async "times out"(client, id) {
    const work = client.$transaction(
      async (tx) => {
        await create(tx, `${id}-a`);
        // Until Prisma has closed the transaction under our feet.
        for (let number = 0; ; number++) {
          await tick();
          await create(tx, `${id}-${number}`);
        }
      },
      { timeout: 15 },
    );
    // P2028, or P1018 where the time ends within a statement.
    expect(await work.catch(toStoreError)).toMatchObject({ code: "store_unavailable" });
    return [];
  },
  async "gives up waiting"(client, id) {
    const work = client.$transaction((tx) => create(tx, `${id}-a`), { maxWait: 1 });
    return work.then(
      () => [`${id}-a`],
      (error) => {
        expect(error).toMatchObject({ code: "P2028" });
        return [];
      },
    );
  },
  async nests(client, id) {
    await client.$transaction(async (tx) => {
      await create(tx, `${id}-a`);
      await tx.$transaction(async (inner) => void (await create(inner, `${id}-b`)));
      const undone = tx.$transaction(async (inner) => {
        await create(inner, `${id}-c`);
        throw new Error("only the inner one");
      });
      await expect(undone).rejects.toThrow("only the inner one");
    });
    return ids(id);
  },
  async "swallows a failed statement"(client, id) {
    await client.$transaction(async (tx) => {
      await create(tx, `${id}-a`);
      await create(tx, `${id}-a`).catch(() => {});
      await create(tx, `${id}-b`);
    });
    return ids(id);
  },
};

test("a thousand plain writes among transactions of every end: what was acknowledged is stored, and no more", async () => {
  const { client } = await openStoreCopy();
  const random = stream(9);
  const kinds = Object.values(KINDS);
  const acknowledged: string[] = [];
  const work: Promise<void>[] = [];
  for (let number = 0; number < PLAIN; number++) {
    work.push(create(client, `plain-${number}`).then(({ id }) => void acknowledged.push(id)));
    if (number % Math.floor(PLAIN / TRANSACTIONS) === 0) {
      const kind = kinds[random.int(kinds.length)] as Transact;
      work.push(kind(client, `transaction-${number}`).then((stored) => void acknowledged.push(...stored)));
    }
    if (random.float() < 0.3) await tick();
  }
  await Promise.all(work);
  expect(acknowledged.length).toBeGreaterThanOrEqual(PLAIN + 100);
  expect(await recordIds(client)).toEqual(acknowledged.sort());
});

test.each(Object.entries(KINDS))(
  "a transaction that %s leaves the writer free and no transaction open",
  async (_, kind) => {
    const { client } = await openStoreCopy();
    const stored = await kind(client, "one");
    await create(client, "after");
    await client.$transaction((tx) => create(tx, "last"));
    expect(await recordIds(client)).toEqual([...stored, "after", "last"].sort());
  },
);

test("a plain write made while a transaction is open waits for it, and outlives its rollback", async () => {
  const { client } = await openStoreCopy();
  let write: Promise<unknown> | undefined;
  let isWritten = false;
  const outside = () => {
    write ??= create(client, "plain").then(() => {
      isWritten = true;
    });
  };
  const opened = new Latch();
  const asked = new Latch();
  const transaction = client.$transaction(async (tx) => {
    await create(tx, "rolled-back");
    opened.open();
    await asked.wait();
    await create(tx, "rolled-back-too");
    expect(isWritten).toBe(false);
    throw new Error("roll back");
  });
  await opened.wait();
  outside();
  // Reads see what is committed, and wait for nobody.
  expect(await recordIds(client)).toEqual([]);
  asked.open();
  await expect(transaction).rejects.toThrow("roll back");
  await write;
  expect(await recordIds(client)).toEqual(["plain"]);
});

test("a read sees the write that was awaited before it", async () => {
  const { client } = await openStoreCopy();
  for (let number = 0; number < 200; number++) {
    await create(client, `plain-${number}`);
    expect(await client.executorEvent.count()).toBe(number + 1);
  }
});

test("a callback that does nothing but statements times out like any other", async () => {
  const { client } = await openStoreCopy();
  const work = client.$transaction(
    async (tx) => {
      for (let number = 0; ; number++) await create(tx, `${number}`);
    },
    { timeout: 15 },
  );
  expect(await work.catch(toStoreError)).toMatchObject({ code: "store_unavailable" });
  expect(await recordIds(client)).toEqual([]);
});

test.each(["BEGIN", "BEGIN IMMEDIATE", "SAVEPOINT mine"])(
  "a raw %s is refused, and leaves nothing open",
  async (sql) => {
    const { client } = await openStoreCopy();
    await expect(client.$executeRawUnsafe(sql)).rejects.toThrow(/\$transaction/);
    await create(client, "after");
    expect(await recordIds(client)).toEqual(["after"]);
  },
);
