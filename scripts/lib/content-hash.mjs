import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

/**
 * The files under a path, as paths from the root with forward slashes; none when there is no such path.
 *
 * @param {string} root
 * @param {string} path
 * @returns {Promise<string[]>}
 */
async function filesUnder(root, path) {
  const found = await stat(join(root, path)).catch(() => null);
  if (!found) return [];
  if (found.isFile()) return [path];
  const entries = await readdir(join(root, path), { withFileTypes: true });
  const lists = await Promise.all(entries.map((entry) => filesUnder(root, `${path}/${entry.name}`)));
  return lists.flat();
}

/**
 * Names the content of some files and folders: the same names and bytes, the same hash. Times do not count, so
 * a fresh clone of what was built is as good as the original.
 *
 * @param {string} root
 * @param {string[]} paths from the root; those that do not exist count for nothing
 * @param {{ except?: string[] }} [options] folders left out, from the root
 * @returns {Promise<string>} 64 hexadecimal digits
 */
export async function contentHash(root, paths, { except = [] } = {}) {
  const lists = await Promise.all(paths.map((path) => filesUnder(root, path)));
  const files = lists.flat().filter((file) => !except.some((folder) => file.startsWith(`${folder}/`)));
  const hash = createHash("sha256");
  for (const file of files.sort()) {
    const bytes = await readFile(join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}
