import "server-only";
import { singleton } from "@/lib/singleton";
import { toStoreError } from "./store-error";

const noted = () => singleton<{ sentence: string | null }>("store-trouble", () => ({ sentence: null }));

/** Notes what keeps the store from being written to. It is kept in memory: the store cannot take the note. */
export function noteStoreTrouble(error: unknown): void {
  const known = toStoreError(error);
  if (known) noted().sentence = known.message;
}

/** Forgets the trouble, once a write has succeeded. */
export function clearStoreTrouble(): void {
  noted().sentence = null;
}

/** What keeps the store from being written to at the moment, in one sentence; null while nothing does. */
export function storeTrouble(): string | null {
  return noted().sentence;
}
