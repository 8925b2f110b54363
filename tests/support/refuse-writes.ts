import { db } from "@/lib/core/db";
import { storeKind } from "@/lib/core/store-kind";

/** Makes a table refuse new rows, or those of a condition that may name NEW, until what it returns is called. */
export const refuseInserts = (table: string, condition = "true") => refuse("INSERT", table, condition);

/** The same for changes of its rows. */
export const refuseUpdates = (table: string, condition = "true") => refuse("UPDATE", table, condition);

async function refuse(
  event: "INSERT" | "UPDATE",
  table: string,
  condition: string,
): Promise<() => Promise<void>> {
  const isSqlite = storeKind() === "sqlite";
  const trigger = `CREATE TRIGGER full_table BEFORE ${event} ON ${table} FOR EACH ROW`;
  const statements = isSqlite
    ? [`${trigger} WHEN ${condition} BEGIN SELECT RAISE(ABORT, 'no room'); END`]
    : [
        // A WHEN of PostgreSQL's holds no query.
        `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN IF ${condition} THEN RAISE EXCEPTION 'no room'; END IF; RETURN NEW; END $$`,
        `${trigger} EXECUTE FUNCTION refuse()`,
      ];
  for (const statement of statements) await db().$executeRawUnsafe(statement);
  return async () => {
    await db().$executeRawUnsafe(isSqlite ? "DROP TRIGGER full_table" : "DROP FUNCTION refuse CASCADE");
  };
}
