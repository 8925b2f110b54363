import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { toStoreError } from "@/lib/store/store-error";
import { openStoreCopy, record, recordIds } from "../../../support/store-copy";

/** Another process, as a backup tool or a shell, that holds a lock until it is told to let go. */
async function lockElsewhere(file: string, begin: "IMMEDIATE" | "EXCLUSIVE"): Promise<() => Promise<void>> {
  const script = `
    const store = new (require("better-sqlite3"))(${JSON.stringify(file)});
    store.exec("BEGIN ${begin}");
    process.stdout.write("locked\\n");
    process.stdin.once("end", () => store.exec("COMMIT")).resume();
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

test.each(["IMMEDIATE", "EXCLUSIVE"] as const)(
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
  const unlock = await lockElsewhere(path, "IMMEDIATE");
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
