import { singleton } from "@/lib/core/singleton";

/** Names kept in mind; 4,000 are a good many runs and a few hundred kilobytes. */
const KEPT = 4000;

const given = () => singleton("composer-names", () => new Set<string>());

/** Whether this process gave the name lately. */
export const wasGiven = (name: string): boolean => given().has(name);

/** Keeps a name in mind, and forgets the oldest past the bound. */
export function remember(name: string): void {
  const names = given();
  names.add(name);
  for (const oldest of names) {
    if (names.size <= KEPT) break;
    names.delete(oldest);
  }
}
