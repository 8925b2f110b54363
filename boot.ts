import { checkInngestEnv } from "@/inngest/check-env";
import { startQueue, stopQueue } from "@/inngest/start-queue";
import { closeDb } from "@/lib/core/db";
import { EnvError, env } from "@/lib/core/env";
import { logger } from "@/lib/core/logger";
import { singleton } from "@/lib/core/singleton";
import { openStore } from "@/lib/store/open-store";
import { StoreError } from "@/lib/store/store-error";

/**
 * Brings the app up: environment, store, queue. Registers how it is brought down again under the symbol
 * `waywo.shutdown`, where the server finds it.
 *
 * @throws EnvError, StoreError: one line for a person each
 */
export async function boot(): Promise<void> {
  checkInngestEnv(env());
  await openStore();
  await startQueue();
  singleton("shutdown", () => shutDown);
}

/** Boots, or ends the process with the one line that a person needs. */
export async function bootOrExit(): Promise<void> {
  try {
    await boot();
  } catch (error) {
    const told = error instanceof EnvError || error instanceof StoreError;
    if (!told) logger.fatal({ err: error }, "the app did not start");
    process.stderr.write(`${told ? error.message : "The app did not start; the line above says why."}\n`);
    process.exit(1);
  }
}

/** Brings the app down: the queue first, then the store it writes to. */
export async function shutDown(): Promise<void> {
  await stopQueue();
  await closeDb();
}
