import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Where the schema of a store on PostgreSQL is, below the repository's root: derived, never written by hand. */
export const POSTGRES_SCHEMA = "lib/generated/postgres-schema";

/**
 * Derives the schema for PostgreSQL from prisma/schema, which is written for SQLite: the same models, tables and columns.
 *
 * @param {string} root
 */
export async function writePostgresSchema(root) {
  const [from, to] = [join(root, "prisma/schema"), join(root, POSTGRES_SCHEMA)];
  const names = (await readdir(from)).filter((name) => name.endsWith(".prisma"));
  const files = await Promise.all(
    names.map(async (name) => [name, await readFile(join(from, name), "utf8")]),
  );
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  for (const [name, text] of derivePostgresSchema(files)) await writeFile(join(to, name), text);
}

/**
 * Enumerations are texts, as they are in SQLite, so that statements compare them with texts and a new value needs no
 * migration. Dates are moments to the millisecond. PostgreSQL indexes no text of more than 2,700 bytes, so that its
 * migrations index the hash of a project's texts instead.
 *
 * @param {[name: string, text: string][]} files
 * @returns {[name: string, text: string][]}
 */
export function derivePostgresSchema(files) {
  const enumerations = files.flatMap(([, text]) => [...text.matchAll(ENUMERATION)].map(([, name]) => name));
  const ofEnumeration = new RegExp(`^(\\s+\\w+\\s+)(?:${enumerations.join("|")})(\\??)(?=\\s|$)(.*)$`, "gm");
  return files.map(([name, text]) => [
    name,
    text
      .replace(ENUMERATION, "")
      .replace(ofEnumeration, (_, field, optional, rest) => {
        return `${field}String${optional}${rest.replace(/@default\((\w+)\)/, '@default("$1")')}`;
      })
      .replace(/^(\s+\w+\s+DateTime\??)(?=\s|$)/gm, "$1 @db.Timestamptz(3)")
      .replace(/^ +@@index\(\[title, shortDescription\].*\n/m, "")
      .replace('provider = "sqlite"', 'provider = "postgresql"')
      .replace("../../lib/generated/prisma", "../prisma-postgres"),
  ]);
}

const ENUMERATION = /^(?:\/\/\/.*\n)*enum (\w+) \{\n[^}]*\}\n/gm;
