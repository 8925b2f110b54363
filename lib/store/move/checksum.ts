import "server-only";
import { createHash } from "node:crypto";
import type { Table } from "./tables";

/** Of all rows of a table in the order of its key: how many there are, and the SHA-256 of what they hold. */
export interface Checksum {
  rows: number;
  sha256: string;
}

export async function checksumOf(table: Table): Promise<Checksum> {
  const hash = createHash("sha256");
  let rows = 0;
  for await (const page of table.pages()) {
    for (const row of page) hash.update(`${JSON.stringify(row, comparable)}\n`);
    rows += page.length;
  }
  return { rows, sha256: hash.digest("hex") };
}

/** Bytes and large numbers as texts; without null characters, which PostgreSQL's texts do not hold. */
function comparable(_key: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (typeof value === "bigint") return value.toString();
  return typeof value === "string" ? value.replaceAll("\0", "") : value;
}
