/**
 * `npm run licenses`: writes docs/licenses.md, the licence of every package of package-lock.json. It is made from the
 * lock file alone, so that it is the same on every platform.
 */
import { readFile, writeFile } from "node:fs/promises";
import process from "node:process";
import { fileURLToPath } from "node:url";

export const LICENSES_FILE = "docs/licenses.md";

/** Of packages whose package.json names none; read in the package itself. */
const READ = /** @type {Record<string, string>} */ ({ "seq-queue": "MIT" });

/** @typedef {{ name?: string, version?: string, license?: string, dev?: boolean, link?: boolean }} Locked */

/**
 * The packages of a lock file, each version once.
 *
 * @param {{ packages: Record<string, Locked> }} lock
 */
export function lockedPackages({ packages }) {
  const found = new Map();
  for (const [path, { name: alias, version, license, dev = false, link }] of Object.entries(packages)) {
    const name = alias ?? path.split("node_modules/").at(-1);
    if (path === "" || !name || link) continue;
    const key = `${name} ${version}`;
    const shipped = !dev || found.get(key)?.shipped === true;
    found.set(key, { name, version, license: license ?? READ[name] ?? "unknown", shipped });
  }
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** @param {{ packages: Record<string, Locked> }} lock */
export function licensesDocument(lock) {
  const all = lockedPackages(lock);
  /** @param {boolean} shipped */
  const table = (shipped) => {
    const rows = all.filter((entry) => entry.shipped === shipped);
    const lines = rows.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`);
    return ["| package | version | licence |", "|---|---|---|", ...lines].join("\n");
  };
  return `# Licences

Made by \`npm run licenses\` from \`package-lock.json\`; a test says when it is not what the script would write. Waywo
Designer itself is under the MIT licence (\`LICENSE\`).

## Packages that \`npm start\` installs

${table(true)}

## Packages for development and tests

${table(false)}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(LICENSES_FILE, licensesDocument(JSON.parse(await readFile("package-lock.json", "utf8"))));
  console.log(`${LICENSES_FILE} is written.`);
}
