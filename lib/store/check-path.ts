import "server-only";
import { stat } from "node:fs/promises";
import { dirname } from "node:path";
import { linkTarget } from "./real-path";
import { StoreError } from "./store-error";

const SET = "set DATABASE_URL to another path";

/** What stands in the way of a path that cannot be looked at, by the code of `stat`. */
const OBSTACLES: Record<string, string> = {
  ELOOP: "is a link that leads back to itself",
  ENAMETOOLONG: "has too long a name",
  EACCES: "cannot be reached, because a folder above it may not be entered",
  EPERM: "cannot be reached, because a folder above it may not be entered",
};

/**
 * Checks where a store is meant to be, without touching anything: a file, or a place for one.
 *
 * @throws StoreError for a folder, device, pipe or socket, a link that leads nowhere or round in a circle, and a path
 *   through something that is not a folder
 */
export async function checkStorePath(path: string): Promise<void> {
  const found = await look(path);
  if (found && !found.isFile()) throw new StoreError(`${path} is ${kind(found)}, not a file; ${SET}.`);
  for (let folder = dirname(path), there = found; !there; folder = dirname(folder)) {
    there = await look(folder);
    if (there && !there.isDirectory()) {
      throw new StoreError(`${path} cannot be a file, because ${folder} is not a folder; ${SET}.`);
    }
    if (folder === dirname(folder)) return;
  }
}

/** What is at a path, links followed; null when nothing is. */
async function look(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    const target = code === "ENOENT" ? linkTarget(path) : null;
    if (target !== null) throw new StoreError(`${path} is a link to ${target}, which is not there; ${SET}.`);
    // ENOTDIR: a folder above is a file, and is found on the way up.
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw new StoreError(`${path} ${OBSTACLES[code] ?? `cannot be looked at (${code})`}; ${SET}.`, {
      cause: error,
    });
  }
}

function kind(found: NonNullable<Awaited<ReturnType<typeof look>>>): string {
  if (found.isDirectory()) return "a folder";
  if (found.isFIFO()) return "a pipe";
  return found.isSocket() ? "a socket" : "a device";
}
