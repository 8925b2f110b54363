import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test, vi } from "vitest";
import { SqliteAdapterFactory } from "@/lib/store/connection/adapter";
import { toStoreError } from "@/lib/store/store-error";
import { openStoreCopy, record, recordIds } from "../../../support/store-copy";

/** Another process, as a backup tool or a shell, that holds a lock until it is told to let go. */
async function lockElsewhere(file: string, ...statements: string[]): Promise<() => Promise<void>> {
  const script = `
    const store = new (require("better-sqlite3"))(${JSON.stringify(file)});
    for (const sql of ${JSON.stringify(statements)}) store.exec(sql);
    process.stdout.write("locked\\n");
    process.stdin.once("end", () => store.close()).resume();
  `;
  const child: ChildProcess = spawn(process.execPath, ["-e", script], { stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  if (child.stdout) await once(child.stdout, "data");
  return async () => {
    child.stdin?.end();
    await once(child, "exit");
  };
}

/** Lets timers fire this many times, which they only do while nothing blocks the thread. */
async function timersFire(times: number): Promise<void> {
  for (let fired = 0; fired < times; fired++) await new Promise((resolve) => setTimeout(resolve, 1));
}

test.each(["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])(
  "a lock (%s) of another process: reads and timers go on, writes wait and are made once it is gone",
  async (begin) => {
    const { client, path } = await openStoreCopy();
    await client.executorEvent.create({ data: record("before") });
    const unlock = await lockElsewhere(path, begin);
    let written = 0;
    const writes = ["plain-a", "plain-b"].map((id) =>
      client.executorEvent.create({ data: record(id) }).then(() => written++),
    );
    const transaction = client
      .$transaction(async (tx) => {
        await tx.executorEvent.create({ data: record("transaction") });
      })
      .then(() => written++);
    for (let read = 0; read < 20; read++) {
      expect(await recordIds(client)).toEqual(["before"]);
      await timersFire(5);
    }
    expect(written).toBe(0);
    await unlock();
    await Promise.all([...writes, transaction]);
    expect(await recordIds(client)).toEqual(["before", "plain-a", "plain-b", "transaction"]);
  },
);

test("a lock that lasts too long is an error of a busy store, and what was given up is never made", async () => {
  const { client, path } = await openStoreCopy({ busyLimitMs: 100 });
  await client.executorEvent.create({ data: record("before") });
  const unlock = await lockElsewhere(path, "BEGIN IMMEDIATE");
  const given = [
    client.executorEvent.create({ data: record("plain") }),
    client.$transaction(async (tx) => tx.executorEvent.create({ data: record("transaction") })),
    client.$transaction([client.executorEvent.create({ data: record("list") })]),
  ];
  for (const result of await Promise.allSettled(given)) {
    expect(result.status).toBe("rejected");
    const error = result.status === "rejected" ? result.reason : null;
    expect(toStoreError(error)).toMatchObject({ code: "store_unavailable", message: /busy/ });
  }
  await unlock();
  await client.executorEvent.create({ data: record("after") });
  expect(await recordIds(client)).toEqual(["after", "before"]);
});

const FOREVER = { busyLimitMs: 600_000 };

test("a client that connects meanwhile reads at once, and writes when the lock is gone", async () => {
  const { client, path } = await openStoreCopy(FOREVER);
  await client.executorEvent.create({ data: record("before") });
  await client.$disconnect();
  const unlock = await lockElsewhere(path, "BEGIN IMMEDIATE");
  let written = false;
  const write = client.executorEvent.create({ data: record("write") }).then(() => {
    written = true;
  });
  expect(await recordIds(client)).toEqual(["before"]);
  await timersFire(20);
  expect(written).toBe(false);
  await unlock();
  await write;
  expect(await recordIds(client)).toEqual(["before", "write"]);
});

test("a lock that keeps readers out too is waited for while timers go on", async () => {
  const { client, path } = await openStoreCopy(FOREVER);
  await client.executorEvent.create({ data: record("before") });
  await client.$disconnect();
  const unlock = await lockElsewhere(path, "PRAGMA locking_mode = EXCLUSIVE", "BEGIN IMMEDIATE");
  let isRead = false;
  const read = recordIds(client).finally(() => {
    isRead = true;
  });
  await timersFire(50);
  expect(isRead).toBe(false);
  await unlock();
  expect(await read).toEqual(["before"]);
});

test("a transaction given up before it began never runs its callback, and leaves nothing open", async () => {
  const { client, path } = await openStoreCopy(FOREVER);
  await client.$connect();
  const unlock = await lockElsewhere(path, "BEGIN IMMEDIATE");
  const callback = vi.fn();
  const error = await client.$transaction(callback, { maxWait: 20 }).catch(toStoreError);
  expect(error).toMatchObject({ code: "store_unavailable" });
  await unlock();
  await client.executorEvent.create({ data: record("after") });
  expect(callback).not.toHaveBeenCalled();
  expect(await recordIds(client)).toEqual(["after"]);
});

test("closing ends the waiting, and what waited is never made", async () => {
  const { client, path } = await openStoreCopy();
  await client.$connect();
  const unlock = await lockElsewhere(path, "BEGIN IMMEDIATE");
  const adapter = await new SqliteAdapterFactory({ path, ...FOREVER }).connect();
  const insert = {
    sql: "INSERT INTO executor_events VALUES ('waited', 'test', '{}', 0, 0)",
    args: [],
    argTypes: [],
  };
  const waiting = [adapter.executeRaw(insert), adapter.startTransaction(), adapter.queryRaw(insert)];
  const given = Promise.allSettled(waiting);
  await adapter.dispose();
  for (const result of await given) {
    expect(toStoreError(result.status === "rejected" && result.reason)).toMatchObject({ message: /busy/ });
  }
  await unlock();
  await client.executorEvent.create({ data: record("after") });
  expect(await recordIds(client)).toEqual(["after"]);
});
