import { db } from "@/lib/core/db";
import { storeKind } from "@/lib/core/store-kind";

/** Makes a table refuse new rows, or those of a condition on NEW, until what it returns is called. */
export async function refuseInserts(table: string, condition = "true"): Promise<() => Promise<void>> {
  const before = `CREATE TRIGGER full_table BEFORE INSERT ON ${table} FOR EACH ROW WHEN (${condition})`;
  const isSqlite = storeKind() === "sqlite";
  const statements = isSqlite
    ? [`${before} BEGIN SELECT RAISE(ABORT, 'no room'); END`]
    : [
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'no room'; END$$",
        `${before} EXECUTE FUNCTION refuse()`,
      ];
  for (const statement of statements) await db().$executeRawUnsafe(statement);
  return async () => {
    await db().$executeRawUnsafe(isSqlite ? "DROP TRIGGER full_table" : "DROP FUNCTION refuse CASCADE");
  };
}
