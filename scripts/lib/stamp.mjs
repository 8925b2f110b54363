import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * A stamp lies inside what it vouches for and says from which content it was made; when what it vouches for is
 * deleted, so is the stamp.
 *
 * @param {string} file
 * @returns {Promise<string | null>}
 */
export async function readStamp(file) {
  const text = await readFile(file, "utf8").catch(() => null);
  return text === null ? null : text.trim();
}

/**
 * @param {string} file
 * @param {string} content
 */
export async function writeStamp(file, content) {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${content}\n`);
}
