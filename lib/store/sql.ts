import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PRISMA_FOLDER } from "./migrate";

const texts = new Map<string, string>();

/**
 * The statement of `prisma/sql/<name>.sql`, for `$queryRawUnsafe` and `$executeRawUnsafe`; values are its `?`s.
 *
 * @throws when there is no such file
 */
export function readSql(name: string): string {
  const text = texts.get(name) ?? readFileSync(join(PRISMA_FOLDER, "sql", `${name}.sql`), "utf8").trim();
  texts.set(name, text);
  return text;
}
