import "server-only";
import { db, storePath } from "@/lib/core/db";
import { logger } from "@/lib/core/logger";
import { readSql } from "@/lib/store/sql";
import { readInThread } from "@/lib/workers/workers";
import type { Fault, Scope } from "../finding";

/** The file is a sound database. Where it is not, nothing else that is read from it can be relied on. */
export async function* damage({ since, inThread }: Scope, signal?: AbortSignal): AsyncGenerator<Fault> {
  // Reads the whole file.
  if (since) return;
  for (const sentence of await checkFile(inThread, signal)) {
    if (sentence === "ok") continue;
    yield { code: "damaged_file", sentence: `The store's file is damaged: ${sentence}; restore a backup.` };
  }
}

async function checkFile(inThread: boolean, signal: AbortSignal | undefined): Promise<string[]> {
  try {
    const said = inThread ? await quickCheckInThread(signal) : await quickCheck();
    return said.map((sentence) => sentence.trim());
  } catch (error) {
    signal?.throwIfAborted();
    logger.error({ err: error }, "the store's file could not be checked");
    return ["it could not be read"];
  }
}

async function quickCheck(): Promise<string[]> {
  const said = await db().$queryRawUnsafe<{ sentence: string }[]>(readSql("doctor/quick-check"));
  return said.map(({ sentence }) => sentence);
}

async function quickCheckInThread(signal?: AbortSignal): Promise<string[]> {
  const input = { path: storePath(), sql: readSql("doctor/quick-check"), args: [] };
  return (await readInThread(input, signal)).map(([sentence]) => String(sentence));
}
