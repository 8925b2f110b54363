import "server-only";
import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, rmdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { realStorePath } from "@/lib/store/real-path";

/** What macOS takes, without the byte that ends it; Linux takes 107. */
const MAX_SOCKET_PATH = 103;

/**
 * Where the server of a store listens for commands. Beside the store, where every process that sees the store finds
 * it, whatever its temporary folder is; and in /tmp under a short name, for a store whose folder has too long a path,
 * cannot hold sockets, or was deleted. On Windows one named pipe, which is not a file.
 */
export function controlAddresses(store: string): string[] {
  const path = realStorePath(store);
  const hash = createHash("sha256").update(path).digest("hex").slice(0, 16);
  if (process.platform === "win32") return [`\\\\.\\pipe\\waywo-${hash}`];
  return [`${path}.sock`, `/tmp/waywo-${hash}/sock`].filter(
    (address) => Buffer.byteLength(address) <= MAX_SOCKET_PATH,
  );
}

/** Everybody may make folders in /tmp: an address there counts only in one that its user keeps to themselves. */
const isShared = (address: string) => address.startsWith("/tmp/waywo-");

/** Makes the address's folder where it is the server's to make. @returns whether it can be listened on */
export function claimFolder(address: string): boolean {
  const folder = dirname(address);
  if (!isShared(address)) return true;
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") return false;
  }
  const found = lstatSync(folder);
  return found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o077) === 0;
}

/** Removes what `claimFolder` made. */
export function releaseFolder(address: string): void {
  if (!isShared(address)) return;
  try {
    rmdirSync(dirname(address));
  } catch {
    // Gone already, or not empty.
  }
}

/** Whether what listens at an address can be the store's server: it is this user's, root's, or the store's owner's. */
export function isTrusted(address: string, store: string): boolean {
  if (!isShared(address)) return true;
  const folder = lstatSync(dirname(address), { throwIfNoEntry: false });
  if (!folder?.isDirectory() || (folder.mode & 0o077) !== 0) return false;
  const owner = statSync(dirname(realStorePath(store)), { throwIfNoEntry: false })?.uid;
  return [process.getuid?.(), 0, owner].includes(folder.uid);
}
