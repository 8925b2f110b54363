import "server-only";
import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { z } from "zod";
import { storeAddress, storePath } from "@/lib/core/db";
import { storeKind } from "@/lib/core/store-kind";
import { makeStoreFolder } from "@/lib/store/check-file";
import { checkStorePath } from "@/lib/store/check-path";
import { holdStore, releaseStore, StoreHeld } from "@/lib/store/lock";
import { realStorePath } from "@/lib/store/real-path";
import { StoreError } from "@/lib/store/store-error";
import { askServer, findServer } from "./ask-server";
import { NO_FILE } from "./backups";
import type { Command, OnProgress } from "./command";
import { COMMANDS } from "./commands";

type Commands = typeof COMMANDS;
type InputOf<Name extends keyof Commands> = z.input<Commands[Name]["input"]>;
type OutputOf<Name extends keyof Commands> = z.output<Commands[Name]["output"]>;

/** A server that starts or stops holds the lock while it does not listen. */
const PATIENCE_MS = 5000;
const PAUSE_MS = 100;

/**
 * Runs a command on the configured store: the server does it while one has the store open, so that nothing it keeps in
 * memory goes stale; else this process does, with the store locked meanwhile.
 *
 * @throws StoreError, DomainError: one readable line each
 */
export async function runCommand<Name extends keyof Commands>(
  name: Name,
  input: InputOf<Name>,
  onProgress: OnProgress = () => {},
): Promise<OutputOf<Name>> {
  const command = COMMANDS[name] as unknown as Command<InputOf<Name>, OutputOf<Name>>;
  if (storeKind() === "postgres") return runOnPostgres(command, input, onProgress);
  const store = storePath();
  const server = await reachServer(store, command.makesStore === true);
  if (server !== null) return command.output.parse(await askServer(server, name, input, onProgress));
  try {
    return await command.alone(command.input.parse(input), store, onProgress);
  } finally {
    releaseStore();
  }
}

/** Beside the servers that have it open: they hear of what is changed. */
function runOnPostgres<Input, Output>(
  command: Command<Input, Output>,
  input: unknown,
  onProgress: OnProgress,
): Promise<Output> {
  if (command.ofFile) throw new StoreError(NO_FILE);
  return command.alone(command.input.parse(input), storeAddress(), onProgress);
}

/** The address of the store's server; null once this process has the lock. */
async function reachServer(store: string, makesStore: boolean): Promise<string | null> {
  for (let waited = 0; ; waited += PAUSE_MS) {
    const server = await findServer(store);
    if (server !== null) return server;
    if (!makesStore && !existsSync(store)) throw new StoreError(`There is no store at ${store}.`);
    try {
      await checkStorePath(store);
      await makeStoreFolder(store);
      holdStore(store);
      return null;
    } catch (error) {
      if (!(error instanceof StoreHeld)) throw error;
      if (waited < PATIENCE_MS) await sleep(PAUSE_MS);
      else {
        const where = `Another process has the store ${realStorePath(store)} open and cannot be reached`;
        throw new StoreError(`${where}; run this where the server runs, or stop it.`, { cause: error });
      }
    }
  }
}
