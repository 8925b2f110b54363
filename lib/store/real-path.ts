import "server-only";
import { readlinkSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/** As many links as Linux itself follows. */
const MAX_LINKS = 40;

/**
 * The one path by which a store is known, whatever links lead to it. Unlike `realpath` it also answers for a file
 * that is not there yet, or no longer.
 */
export function realStorePath(path: string, links = 0): string {
  try {
    return realpathSync.native(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") return path;
  }
  const target = linkTarget(path);
  if (target !== null && links < MAX_LINKS) return realStorePath(target, links + 1);
  const parent = dirname(path);
  return parent === path ? path : join(realStorePath(parent, links), basename(path));
}

/** Where a link leads, absolute; null for anything else. */
export function linkTarget(path: string): string | null {
  try {
    return resolve(dirname(path), readlinkSync(path));
  } catch {
    return null;
  }
}
