import Database from "better-sqlite3";
import pg from "pg";
import { storeKind } from "@/lib/core/store-kind";

/** Has another program make statements in a store: on a connection of its own, which it closes. */
export async function writeElsewhere(path: string, statements: string): Promise<void> {
  if (storeKind(path) === "postgres") {
    const client = new pg.Client({ connectionString: path });
    await client.connect();
    try {
      await client.query(statements);
    } finally {
      await client.end();
    }
    return;
  }
  const file = new Database(path, { timeout: 5000 });
  try {
    file.pragma("foreign_keys = ON");
    file.exec(statements);
  } finally {
    file.close();
  }
}
