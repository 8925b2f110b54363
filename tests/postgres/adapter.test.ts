import pg from "pg";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { storeClient } from "@/lib/core/db";
import type { StoreClient } from "@/lib/store/connection/guard-client";
import type { PostgresWatch } from "@/lib/store/postgres/announcements";
import { LOCKS } from "@/lib/store/postgres/locks";
import { toStoreError } from "@/lib/store/store-error";
import { createDatabase, dropDatabase, postgresServer } from "../support/postgres/template";
import { record, recordIds } from "../support/store-copy";

let url: string;
const open: StoreClient[] = [];
beforeEach(async () => {
  url = await createDatabase(postgresServer() ?? "", false);
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((client) => client.$disconnect()));
  await dropDatabase(url);
});

function client(options: { busyLimitMs?: number; watch?: PostgresWatch } = {}): StoreClient {
  const made = storeClient({ url, ...options });
  open.push(made);
  return made;
}

const INSERT = "INSERT INTO executor_events (id, name, data, ts, received_at) VALUES (?, '?', '{}', ?, ?)";
const NOW = "2026-11-27T08:00:00.123+00:00";
const insert = (id: string) => ({ sql: INSERT, values: [id, NOW, NOW] });

/** Runs one statement on a connection of its own. */
async function elsewhere(sql: string): Promise<void> {
  const other = new pg.Client({ connectionString: url });
  await other.connect();
  await other.query(sql).finally(() => other.end());
}

describe("transactions", () => {
  test("those of two instances take turns: none is lost, and none reads what another is about to change", async () => {
    const [one, other] = [client(), client()];
    await one.corpusState.updateMany({ data: { version: 0 } });
    const raise = (store: StoreClient) =>
      store.$transaction(async (tx) => {
        const { version } = await tx.corpusState.findFirstOrThrow();
        await tx.corpusState.updateMany({ data: { version: version + 1 } });
      });
    await Promise.all(Array.from({ length: 20 }, (_, nth) => raise(nth % 2 ? one : other)));
    expect(await one.corpusState.findFirstOrThrow()).toMatchObject({ version: 20 });
  });

  test("one that fails leaves nothing, and the next goes on", async () => {
    const store = client();
    const half = store.direct.transaction(async (tx) => {
      await tx.run(INSERT, "a", NOW, NOW);
      throw new Error("no further");
    });
    await expect(half).rejects.toThrow("no further");
    await store.direct.write(insert("b"));
    expect(await recordIds(store)).toEqual(["b"]);
  });

  test("one in which a statement failed is not taken for committed, even where the work went on", async () => {
    const store = client();
    const work = store.direct.transaction(async (tx) => {
      await tx.run(INSERT, "a", NOW, NOW);
      await tx.run("SELECT no_such_column FROM executor_events").catch(() => {});
    });
    await expect(work).rejects.toThrow();
    expect(await recordIds(store)).toEqual([]);
  });

  test("several statements at once are made one after another", async () => {
    const store = client();
    await store.direct.transaction(async (tx) => {
      await Promise.all(["a", "b", "c"].map((id) => tx.run(INSERT, id, NOW, NOW)));
    });
    expect(await recordIds(store)).toEqual(["a", "b", "c"]);
  });

  test("a reading statement does not wait for one that is open", async () => {
    const store = client();
    await store.direct.transaction(async (tx) => {
      await tx.run(INSERT, "a", NOW, NOW);
      // Of another instance, as db() of this one is refused here.
      expect(await client().executorEvent.count()).toBe(0);
    });
    expect(await store.executorEvent.count()).toBe(1);
  });

  test("one that waits too long for another says that the store is busy", async () => {
    const store = client({ busyLimitMs: 100 });
    const holder = new pg.Client({ connectionString: url });
    await holder.connect();
    await holder.query(`SELECT pg_advisory_lock(${LOCKS.write})`);
    const waiting = store.direct.write(insert("a"));
    const error = await waiting.catch((thrown: unknown) => thrown);
    await holder.end();
    expect(toStoreError(error)).toMatchObject({
      code: "store_unavailable",
      message: "The store was busy for too long; try again.",
    });
    await store.direct.write(insert("b"));
    expect(await recordIds(store)).toEqual(["b"]);
  });
});

describe("values", () => {
  test("are those of SQLite, whichever type they have", async () => {
    const store = client();
    await store.direct.write(insert("a"));
    const [row] = await store.direct.read(
      "SELECT ts, true AS yes, count(*) AS many, avg(1.5) AS mean, '\\x00ff'::bytea AS bytes, NULL AS nothing FROM executor_events GROUP BY ts",
    );
    expect(row).toEqual({ ts: NOW, yes: 1, many: 1, mean: 1.5, bytes: Buffer.from([0, 255]), nothing: null });
  });

  test("a null character and half of a surrogate pair are stored as far as PostgreSQL can", async () => {
    const store = client();
    await store.executorEvent.create({ data: { ...record("a\0b"), data: "half \ud83d" } });
    expect(await store.executorEvent.findMany()).toMatchObject([{ id: "ab", data: "half \ufffd" }]);
    const json = JSON.stringify([{ title: "a\0b \ud83d" }]);
    const [row] = await store.direct.read(
      "SELECT value ->> 'title' AS title FROM json_array_elements(?::json)",
      json,
    );
    expect(row).toEqual({ title: "ab \ufffd" });
  });
});

describe("changes", () => {
  const watching = () => {
    const heard: string[] = [];
    const versions: (() => number)[] = [];
    const missed = vi.fn();
    const watch: PostgresWatch = {
      changed: (key) => heard.push(key),
      missed,
      connected: (version) => versions.push(version),
    };
    return { watch, heard, versions, missed };
  };
  const project = (title: string) => ({
    title,
    shortDescription: "",
    description: "",
    hashtags: "[]",
    ideaScore: 5,
    complexityScore: 5,
  });

  test("an instance has heard of its own when its commit is answered, and of others' soon after", async () => {
    const [mine, theirs] = [watching(), watching()];
    const [store, other] = [client(mine), client(theirs)];
    await other.executorEvent.count();
    await store.project.create({ data: project("one") });
    expect(mine.heard).toContain("projects");
    await vi.waitFor(() => expect(theirs.heard).toContain("projects"));
  });

  test("what is rolled back is not heard of", async () => {
    const mine = watching();
    const store = client(mine);
    await store
      .$transaction(async (tx) => {
        await tx.project.create({ data: project("one") });
        throw new Error("no further");
      })
      .catch(() => {});
    expect(mine.heard).toEqual([]);
  });

  test("a connection that is lost is opened again by itself, and listeners are told that they may have missed something", async () => {
    const mine = watching();
    const store = client(mine);
    await store.executorEvent.count();
    expect(mine.versions[0]?.()).toBe(0);
    await elsewhere(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
    );
    await vi.waitFor(() => expect(mine.missed).toHaveBeenCalled());
    expect(() => mine.versions[0]?.()).toThrow();
    await client().project.create({ data: project("one") });
    await vi.waitFor(() => expect(mine.heard).toContain("projects"));
    expect(await store.project.count()).toBe(1);
  });
});
