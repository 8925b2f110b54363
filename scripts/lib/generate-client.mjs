import process from "node:process";
import { POSTGRES_SCHEMA, writePostgresSchema } from "./postgres-schema.mjs";
import { mustRun } from "./run-command.mjs";

/**
 * Writes the store's typed clients, of SQLite and of PostgreSQL. `prisma generate` only asks that a schema engine exists,
 * which is a download; any executable will do for it.
 *
 * @param {string} root
 */
export async function generateClient(root) {
  await writePostgresSchema(root);
  for (const schema of ["prisma/schema", POSTGRES_SCHEMA]) {
    await mustRun(process.execPath, ["node_modules/prisma/build/index.js", "generate", "--schema", schema], {
      cwd: root,
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" },
    });
  }
}
