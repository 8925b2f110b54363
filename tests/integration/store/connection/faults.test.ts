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
          const code = statement.readonly && !/^(BEGIN|COMMIT|ROLLBACK)/.test(sql) ? null : fault(sql);
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
