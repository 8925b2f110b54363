import "server-only";
import { createHash } from "node:crypto";
import { db } from "@/lib/core/db";
import { logger } from "@/lib/core/logger";
import type { SharedWaits } from "@/lib/net/warm-up";
import { readSql } from "@/lib/store/sql";

/** An address may have a password in it. */
const nameOf = (key: string) => createHash("sha256").update(key).digest("hex");

/** Since when all instances together wait for services, as the store keeps it. */
export const storedWaits: SharedWaits = {
  async note(key, forgottenAfterMs) {
    try {
      const sql = readSql("note-warm-up");
      const [row] = await db().direct.transaction((tx) =>
        tx.read<{ waitedMs: number }>(sql, nameOf(key), Math.ceil(forgottenAfterMs / 1000)),
      );
      return row?.waitedMs ?? 0;
    } catch (error) {
      logger.warn({ err: error }, "since when a service is waited for could not be read");
      return 0;
    }
  },
  async forget(key) {
    try {
      await db().direct.write({ sql: readSql("forget-warm-up"), values: [nameOf(key)] });
    } catch (error) {
      logger.warn({ err: error }, "a service that is ready could not be noted");
    }
  },
};
