import "server-only";
import { singleton } from "./singleton";

const closers = () => singleton("db-closers", () => new Set<() => Promise<void>>());

/** Has `closeDb` call this first: where something else keeps the store's file open. It must not reject. */
export function beforeClosingDb(close: () => Promise<void>): void {
  closers().add(close);
}

/** Has all who keep the store's file open close it. */
export async function closeBeforeDb(): Promise<void> {
  await Promise.all([...closers()].map((close) => close()));
}
