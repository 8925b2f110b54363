import "server-only";
import { db } from "@/lib/core/db";
import { logger } from "@/lib/core/logger";
import { readSql } from "@/lib/store/sql";
import type { Fault, Scope } from "../finding";

/** The file is a sound database. Where it is not, nothing else that is read from it can be relied on. */
export async function* damage({ since }: Scope): AsyncGenerator<Fault> {
  // Reads the whole file.
  if (since) return;
  for (const sentence of await quickCheck()) {
    if (sentence === "ok") continue;
    yield { code: "damaged_file", sentence: `The store's file is damaged: ${sentence}; restore a backup.` };
  }
}

async function quickCheck(): Promise<string[]> {
  try {
    const said = await db().$queryRawUnsafe<{ sentence: string }[]>(readSql("doctor/quick-check"));
    return said.map(({ sentence }) => sentence.trim());
  } catch (error) {
    logger.error({ err: error }, "the store's file could not be checked");
    return ["it could not be read"];
  }
}
