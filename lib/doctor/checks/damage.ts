import "server-only";
import { logger } from "@/lib/core/logger";
import { storeKind } from "@/lib/core/store-kind";
import type { Fault, Scope } from "../finding";
import { readWhole } from "../read-whole";

/**
 * The file is a sound database; a server looks after its own. Where it is not, nothing else that is read from it can be
 * relied on.
 */
export async function* damage(scope: Scope, signal?: AbortSignal): AsyncGenerator<Fault> {
  if (scope.since || storeKind() === "postgres") return;
  for (const sentence of await checkFile(scope, signal)) {
    if (sentence === "ok") continue;
    yield { code: "damaged_file", sentence: `The store's file is damaged: ${sentence}; restore a backup.` };
  }
}

async function checkFile(scope: Scope, signal: AbortSignal | undefined): Promise<string[]> {
  try {
    const said = await readWhole(scope, "quick-check", [], signal);
    return said.map(([sentence]) => String(sentence).trim());
  } catch (error) {
    signal?.throwIfAborted();
    logger.error({ err: error }, "the store's file could not be checked");
    return ["it could not be read"];
  }
}
