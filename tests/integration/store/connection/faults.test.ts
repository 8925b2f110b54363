import { setImmediate as tick } from "node:timers/promises";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { stream } from "@/lib/pipeline/random";
import type { WrapDriver } from "@/lib/store/connection/connection";
import { toStoreError } from "@/lib/store/store-error";
import { openStoreCopy, record, recordIds } from "../../../support/store-copy";

type Fault = "SQLITE_FULL" | "SQLITE_IOERR_WRITE" | null;

/**
 * A driver whose statements that write fail as asked. As SQLite itself may do on a full disk, a failing statement can
 * take its transaction with it.
 */
function failing(fault: (sql: string) => Fault, rollsBack: () => boolean): WrapDriver {
  return (database) => {
    const prepare = (sql: string) => {
      const statement = database.prepare<unknown[]>(sql);
      const guard = <A extends unknown[], R>(run: (...args: A) => R) => {
        return (...args: A): R => {
          const code =
            statement.readonly && !/^(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)/.test(sql) ? null : fault(sql);
          if (code === null) return run(...args);
          if (database.inTransaction && rollsBack()) database.exec("ROLLBACK");
          throw new Database.SqliteError("injected", code);
        };
      };
      return new Proxy(statement, {
        get(target, name) {
          if (name === "run") return guard((...args: unknown[]) => target.run(...args));
          if (name === "raw")
            return () => ({ all: guard((...args: unknown[]) => target.raw().all(...args)) });
          const value = Reflect.get(target, name, target);
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
    };
    return new Proxy(database, {
      get(target, name) {
        if (name === "prepare") return prepare;
        const value = Reflect.get(target, name, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  };
}

const create = (client: Pick<PrismaClient, "executorEvent">, id: string) =>
  client.executorEvent.create({ data: record(id) });

/** The work's ids when it was acknowledged; none when it failed, which must be the store's fault. */
async function acknowledged(ids: string[], work: Promise<unknown>): Promise<string[]> {
  try {
    await work;
    return ids;
  } catch (error) {
    expect(toStoreError(error)).toMatchObject({ code: expect.stringMatching(/^store_/) });
    return [];
  }
}

test.each([
  ["any statement", /./],
  ["BEGIN", /^BEGIN/],
  ["COMMIT", /^COMMIT/],
  ["COMMIT and ROLLBACK", /^(COMMIT|ROLLBACK)/],
  ["a savepoint", /^(SAVEPOINT|RELEASE|ROLLBACK TO)/],
])("where %s fails at random, what was acknowledged is stored, and no more", async (_, failingSql) => {
  const random = stream(3);
  let armed = true;
  const fault = (sql: string): Fault => {
    if (!armed || !failingSql.test(sql) || random.float() > 0.2) return null;
    return random.float() < 0.5 ? "SQLITE_FULL" : "SQLITE_IOERR_WRITE";
  };
  const { client } = await openStoreCopy({ wrapDriver: failing(fault, () => random.float() < 0.5) });
  const work: Promise<string[]>[] = [];
  for (let number = 0; number < 300; number++) {
    const [plain, a, b, c] = ["plain", "a", "b", "c"].map((kind) => `${kind}-${number}`) as [
      string,
      string,
      string,
      string,
    ];
    work.push(acknowledged([plain], create(client, plain)));
    const transaction = client.$transaction(async (tx) => {
      await create(tx, a);
      await tick();
      // A verb that goes on after a failed statement must not bring the rest in by itself.
      await create(tx, b).catch(() => {});
      await create(tx, c);
    });
    work.push(acknowledged([a, c], transaction));
    const [d, e, f] = ["d", "e", "f"].map((kind) => `${kind}-${number}`) as [string, string, string];
    const partly = client.$transaction(async (tx) => {
      await create(tx, d);
      const undone = tx.$transaction(async (inner) => {
        await create(inner, e);
        throw new Error("only the inner one");
      });
      await undone.catch(() => {});
      await create(tx, f);
    });
    work.push(acknowledged([d, f], partly));
    if (random.float() < 0.3) await tick();
  }
  const promised = (await Promise.all(work)).flat();
  armed = false;
  const stored = await recordIds(client);
  // `b` may have failed alone.
  expect(stored.filter((id) => !id.startsWith("b-"))).toEqual(promised.sort());
  const partners = stored.filter((id) => id.startsWith("b-")).map((id) => id.replace("b-", "a-"));
  expect(stored).toEqual(expect.arrayContaining(partners));
  expect(promised.length).toBeGreaterThan(50);
});

const FULL = () => "SQLITE_FULL" as const;

test("statements already on their way do not outlive a transaction that SQLite rolled back", async () => {
  let inserts = 0;
  const fault = (sql: string) => (sql.startsWith("INSERT") && ++inserts === 2 ? FULL() : null);
  const { client } = await openStoreCopy({ wrapDriver: failing(fault, () => true) });
  const work = client.$transaction((tx) =>
    Promise.allSettled(["a", "b", "c", "d"].map((id) => create(tx, id))),
  );
  await expect(work.catch(toStoreError)).resolves.toMatchObject({ code: "store_full" });
  await create(client, "after");
  expect(await recordIds(client)).toEqual(["after"]);
});

test("a connection that cannot roll back is replaced by one with the same pragmas", async () => {
  let opened = 0;
  const driver = failing(
    (sql) => (sql === "ROLLBACK" ? FULL() : null),
    () => false,
  );
  const { client } = await openStoreCopy({
    wrapDriver: (database) => {
      opened++;
      return driver(database);
    },
  });
  await client.$connect();
  const before = opened;
  const bug = new Error("thrown in the callback");
  const work = client.$transaction(async (tx) => {
    await create(tx, "a");
    throw bug;
  });
  await expect(work).rejects.toBe(bug);
  await create(client, "after");
  expect(opened).toBe(before + 1);
  expect(await recordIds(client)).toEqual(["after"]);
  const pragma = (name: string) => client.$queryRawUnsafe(`PRAGMA ${name}`);
  expect(await pragma("synchronous")).toEqual([{ synchronous: 2n }]);
  expect(await pragma("foreign_keys")).toEqual([{ foreign_keys: 1n }]);
});

test("a transaction that ends itself with raw SQL is refused, and what follows is not made", async () => {
  const { client } = await openStoreCopy();
  const work = client.$transaction(async (tx) => {
    await create(tx, "a");
    await tx.$executeRawUnsafe("ROLLBACK");
    await create(tx, "b");
  });
  await expect(work).rejects.toThrow("The transaction has ended already.");
  expect(await recordIds(client)).toEqual([]);
});
