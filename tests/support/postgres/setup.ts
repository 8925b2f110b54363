import { findPostgres } from "../../../scripts/lib/find-postgres.mjs";
import { leftOut } from "./left-out.mjs";
import { startPostgres } from "./server";
import { makeTemplates, SERVER } from "./template";

/** Starts PostgreSQL before the first worker, and ends it after the last. */
export default async function setup(): Promise<() => Promise<void>> {
  const bin = findPostgres();
  if (!bin)
    throw new Error(
      "There is no PostgreSQL; install Debian's postgresql, or name its folder in POSTGRES_BIN.",
    );
  for (const [files, reason] of Object.entries(leftOut()))
    console.info(`Not on PostgreSQL: ${files}: ${reason}.`);
  const server = await startPostgres(bin);
  const url = server.url("postgres").replace(/\/postgres$/, "");
  try {
    await makeTemplates(url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  process.env[SERVER] = url;
  return () => server.stop();
}
