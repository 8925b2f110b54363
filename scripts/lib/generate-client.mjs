import process from "node:process";
import { mustRun } from "./run-command.mjs";

/**
 * Writes the store's typed client. `prisma generate` only asks that a schema engine exists, which is a download;
 * any executable will do for it.
 *
 * @param {string} root
 */
export function generateClient(root) {
  return mustRun(
    process.execPath,
    ["node_modules/prisma/build/index.js", "generate", "--schema", "prisma/schema"],
    {
      cwd: root,
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" },
    },
  );
}
