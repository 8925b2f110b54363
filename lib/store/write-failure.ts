import "server-only";
import { singleton } from "@/lib/core/singleton";
import { toStoreError } from "./store-error";

const noted = () => singleton<{ sentence: string | null }>("write-failure", () => ({ sentence: null }));

/** Remembers why the store cannot be written to; in memory, because the store cannot take it. */
export function noteWriteFailure(error: unknown): void {
  const known = toStoreError(error);
  if (known) noted().sentence = known.message;
}

/** To be called when a write has succeeded. */
export function clearWriteFailure(): void {
  noted().sentence = null;
}

/** Why the store cannot be written to at the moment, in one sentence; null while it can. */
export function writeFailure(): string | null {
  return noted().sentence;
}
