import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { singleton } from "@/lib/core/singleton";
import { storeKind } from "@/lib/core/store-kind";

const WASM = "node_modules/@prisma/schema-engine-wasm/schema_engine_bg.wasm";

export interface SchemaFile {
  path: string;
  content: string;
}

interface EngineExports extends WebAssembly.Exports {
  __wbindgen_start: () => void;
}

async function load() {
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(join(/* turbopackIgnore: true */ process.cwd(), WASM));
  const imports = { "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports };
  const { instance } = await WebAssembly.instantiate(bytes, imports);
  const exports = instance.exports as EngineExports;
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  return glue.SchemaEngine;
}

/** Keeps track of its connections, because the engine opens them and never closes them. */
class SqliteAdapter extends PrismaBetterSqlite3 {
  readonly #opened: { dispose(): Promise<void> }[] = [];

  override async connect() {
    const connection = await super.connect();
    this.#opened.push(connection);
    return connection;
  }

  override async connectToShadowDb() {
    const connection = await super.connectToShadowDb();
    this.#opened.push(connection);
    const executeRaw = connection.executeRaw.bind(connection);
    // The engine passes whole migrations to executeRaw, which takes a single statement.
    connection.executeRaw = async (query) => {
      if (query.args.length > 0) return executeRaw(query);
      await connection.executeScript(query.sql);
      return 0;
    };
    return connection;
  }

  async close(): Promise<void> {
    for (const connection of this.#opened.splice(0)) await connection.dispose();
  }
}

/** The same on PostgreSQL, whose driver is loaded only then. */
async function postgresAdapter(url: string) {
  const { PrismaPg } = await import("@prisma/adapter-pg");
  const opened: { dispose(): Promise<void> }[] = [];
  class PostgresAdapter extends PrismaPg {
    override async connect() {
      const connection = await super.connect();
      opened.push(connection);
      // Prisma's own divides a script at its semicolons, which the bodies of functions have too.
      connection.executeScript = async (script) => {
        await connection.underlyingDriver().query(script);
      };
      return connection;
    }

    async close(): Promise<void> {
      for (const connection of opened.splice(0)) await connection.dispose();
    }
  }
  return new PostgresAdapter(url);
}

/**
 * Runs `work` with the WebAssembly build of Prisma's schema engine; the native one would have to be downloaded.
 *
 * @param address the SQLite file, or ":memory:" when only schemas are compared; or the URL of PostgreSQL
 */
export async function withSchemaEngine<T>(
  address: string,
  schema: SchemaFile[],
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const Engine = await singleton("schema-engine", load);
  const adapter =
    storeKind(address) === "postgres"
      ? await postgresAdapter(address)
      : new SqliteAdapter({ url: `file:${address}` });
  try {
    const bound = bindMigrationAwareSqlAdapterFactory(adapter);
    const datamodels = schema.map(({ path, content }): [string, string] => [path, content]);
    const engine = await Engine.new({ datamodels }, () => undefined, bound);
    const result = await work(engine);
    engine.free();
    return result;
  } finally {
    await adapter.close();
  }
}
