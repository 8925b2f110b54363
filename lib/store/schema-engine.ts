import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { singleton } from "@/lib/core/singleton";

const WASM = "node_modules/@prisma/schema-engine-wasm/schema_engine_bg.wasm";

/** What wasm-bindgen's glue wants of the instantiated module. */
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

/** An adapter that knows its connections: the engine opens them and leaves them open. */
class ClosableAdapter extends PrismaBetterSqlite3 {
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
    // The engine hands a whole migration to executeRaw here, which takes one statement only.
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

/**
 * Runs one piece of work with Prisma's own schema engine, as WebAssembly: the ordinary one is a download.
 *
 * @param path the SQLite file, or ":memory:" for work that only compares
 */
export async function withSchemaEngine<T>(
  path: string,
  schema: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const Engine = await singleton("schema-engine", load);
  const adapter = new ClosableAdapter({ url: `file:${path}` });
  try {
    const bound = bindMigrationAwareSqlAdapterFactory(adapter);
    const engine = await Engine.new({ datamodels: [["schema.prisma", schema]] }, () => undefined, bound);
    const result = await work(engine);
    engine.free();
    return result;
  } finally {
    await adapter.close();
  }
}
