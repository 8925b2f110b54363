import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * The files under a path, as paths from the root with forward slashes; none when there is no such path.
 *
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(root, path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [path];
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [`${path}/${entry.name}`] : filesUnder(root, `${path}/${entry.name}`),
  );
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
  // Without waiting in between: every start of the app waits for this, and has nothing else to do.
  const files = paths
    .flatMap((path) => filesUnder(root, path))
    .filter((file) => !except.some((folder) => file.startsWith(`${folder}/`)));
  const hash = createHash("sha256");
  for (const file of files.sort()) {
    const bytes = readFileSync(join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}
