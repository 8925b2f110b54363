import "server-only";
import { projectsVersion } from "@/lib/core/run-changes";
import { singleton } from "@/lib/core/singleton";
import type { Condition } from "./project-filter";

/** A window of a list is at most some 20 kB with its statement. */
const MAX_KEPT = 100;

interface Kept {
  version: string;
  value: unknown;
}

const keptLists = () => singleton("kept-lists", () => new Map<string, Kept>());

/** What was found by statements that take long, for as long as no project has changed. */
export const keptBy = ({ sql, values }: Condition) => {
  const version = projectsVersion();
  const key = JSON.stringify([sql, values]);
  return {
    recall<T>(): T | undefined {
      const found = keptLists().get(key);
      return found !== undefined && found.version === version ? (found.value as T) : undefined;
    },
    /** Of the version when this was asked for: what has changed since then is not missed. */
    keep(value: unknown): void {
      if (version === null) return;
      const kept = keptLists();
      // The least recently used one is the map's first.
      kept.delete(key);
      kept.set(key, { version, value });
      const [oldest] = kept.keys();
      if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
    },
  };
};
