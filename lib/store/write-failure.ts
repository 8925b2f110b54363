import "server-only";
import { singleton } from "@/lib/core/singleton";
import { toStoreError } from "./store-error";

const noted = () => singleton<{ sentence: string | null }>("write-failure", () => ({ sentence: null }));

/** Keeps why the store cannot be written to. In memory, because the store cannot take the note. */
export function noteWriteFailure(error: unknown): void {
  const known = toStoreError(error);
  if (known) noted().sentence = known.message;
}

/** Forgets it, once a write has succeeded. */
export function clearWriteFailure(): void {
  noted().sentence = null;
}

/** What keeps the store from being written to at the moment, in one sentence; null while nothing does. */
export function writeFailure(): string | null {
  return noted().sentence;
}
