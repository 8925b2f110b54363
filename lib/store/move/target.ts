import "server-only";
import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import Database from "better-sqlite3";
import { storeClient, storePath } from "@/lib/core/db";
import { storeKind } from "@/lib/core/store-kind";
import { checkStoreFile, makeStoreFolder } from "../check-file";
import type { StoreClient } from "../connection/guard-client";
import { lockStore } from "../lock";
import { applyMigrations } from "../migrate";
import { loadDriver } from "../postgres/driver";
import { migratePostgres } from "../postgres/migrate-postgres";
import { StoreError } from "../store-error";

/** A store that another one is moved into, which nobody can use before `finish`. Its triggers rest: what they would do is moved. */
export interface Target {
  client: StoreClient;
  /** @param highestIds as the source has them */
  finish(highestIds: Map<string, number>): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens an empty store, or one that a move was begun with.
 *
 * @throws StoreError where it holds anything else
 */
export function openMoveTarget(url: string): Promise<Target> {
  return storeKind(url) === "postgres" ? openDatabase(url) : openFile(storePath(url));
}

/** Until it is whole, the file has another name. */
async function openFile(path: string): Promise<Target> {
  if (existsSync(path)) throw new StoreError(`${path} is there already; name a file that is not.`);
  await makeStoreFolder(path);
  const draft = `${path}.moving`;
  const lock = lockStore(draft);
  try {
    if ((await checkStoreFile(draft)).length > 0) await applyMigrations(draft);
    onFile(draft, SET_TRIGGERS_ASIDE);
  } catch (error) {
    lock.release();
    throw error;
  }
  const client = storeClient({ path: draft });
  return {
    client,
    async finish(highestIds) {
      await client.$disconnect();
      onFile(draft, (file) => {
        const raise = file.prepare("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?");
        for (const [name, id] of highestIds) raise.run(id, name);
        file.exec(FILL_SEARCH.sqlite);
        for (const sql of file.prepare("SELECT sql FROM triggers_aside").pluck().all())
          file.exec(String(sql));
        file.exec("DROP TABLE triggers_aside; PRAGMA user_version = 1");
      });
      await rename(draft, path);
    },
    async close() {
      await client.$disconnect();
      lock.release();
      await rm(`${draft}.lock`, { force: true });
    },
  };
}

function onFile(path: string, work: (file: Database.Database) => void): void {
  const file = new Database(path);
  try {
    file.transaction(work)(file);
  } finally {
    file.close();
  }
}

const SET_TRIGGERS_ASIDE = (file: Database.Database) => {
  file.exec("CREATE TABLE IF NOT EXISTS triggers_aside (sql TEXT NOT NULL)");
  const triggers = file.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name, sql } of triggers as { name: string; sql: string }[]) {
    file.prepare("INSERT INTO triggers_aside VALUES (?)").run(sql);
    file.exec(`DROP TRIGGER "${name}"`);
  }
};

/** Words are found by an index that is made of the projects' texts. */
const FILL_SEARCH = {
  sqlite: `INSERT INTO project_search (rowid, title, tagline, description, tags)
    SELECT id, title, tagline, description, tags FROM project_search_text`,
  postgres: "INSERT INTO project_search (id, words) SELECT id, words FROM project_search_text",
};

const WITH_TRIGGERS =
  "SELECT DISTINCT tgrelid::regclass::text AS name FROM pg_trigger WHERE NOT tgisinternal";

/** Until it is whole, `store_state` says so. */
async function openDatabase(url: string): Promise<Target> {
  await migratePostgres(url);
  const { Client } = await loadDriver();
  const owner = new Client({ connectionString: url });
  await owner.connect();
  const switchTriggers = async (how: "DISABLE" | "ENABLE") => {
    const { rows } = await owner.query<{ name: string }>(WITH_TRIGGERS);
    for (const { name } of rows) await owner.query(`ALTER TABLE ${name} ${how} TRIGGER USER`);
  };
  const together = async (work: () => Promise<unknown>) => {
    await owner.query("BEGIN");
    await work();
    await owner.query("COMMIT");
  };
  try {
    const { rows } = await owner.query<{ fit: boolean }>(
      "SELECT moving OR NOT EXISTS (SELECT 1 FROM waywo_projects) AND NOT EXISTS (SELECT 1 FROM generation_runs) AS fit FROM store_state",
    );
    if (!rows[0]?.fit) throw new StoreError("There is a store in that database already; name an empty one.");
    await together(async () => {
      await owner.query("UPDATE store_state SET moving = true");
      await switchTriggers("DISABLE");
    });
  } catch (error) {
    await owner.end();
    throw error;
  }
  const client = storeClient({ url });
  return {
    client,
    finish: (highestIds) =>
      together(async () => {
        for (const [name, id] of highestIds) {
          await owner.query(RAISE, [name, id]);
        }
        await owner.query("DELETE FROM project_search");
        await owner.query(FILL_SEARCH.postgres);
        await switchTriggers("ENABLE");
        await owner.query("UPDATE store_state SET moving = false, seeded = 1");
      }),
    async close() {
      await client.$disconnect();
      await owner.end();
    },
  };
}

/** A sequence is named after its table and its column. */
const RAISE = `SELECT setval(format('%I', sequencename)::regclass, greatest(last_value, $2::bigint, 1))
  FROM pg_sequences WHERE schemaname = current_schema() AND sequencename IN ($1 || '_id_seq', $1 || '_seq_seq') AND $2::bigint > 0`;
