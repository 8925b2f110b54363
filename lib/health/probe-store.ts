import "server-only";
import type { HealthPart } from "@/lib/contracts/health";
import { db } from "@/lib/core/db";
import { timePart } from "./time-part";

/** Whether the store answers a query. */
export function probeStore(): Promise<HealthPart> {
  return timePart({ twin: "built-in", name: "SQLite" }, async () => {
    await db().$queryRaw`SELECT 1`;
  });
}
