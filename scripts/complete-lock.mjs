/**
 * `npm run lock`: names in package-lock.json the optional packages of platforms that the registry at hand does
 * not offer. npm leaves them out when it cannot fetch them, and then `npm ci` refuses the lock file. What it names has no
 * integrity, which a test misses: remove these entries where a registry has them, and run `npm install --package-lock-only`.
 */
import { readFile, writeFile } from "node:fs/promises";

const FILE = "package-lock.json";
const SYSTEMS = ["darwin", "win32", "android", "freebsd", "openbsd", "netbsd", "sunos", "aix", "linux"];
const PROCESSORS = [
  "arm64",
  "x64",
  "arm",
  "ia32",
  "ppc64",
  "riscv64",
  "s390x",
  "mips64el",
  "loong64",
  "wasm32",
];

/** What a package's name tells of the platform it is for. */
function platformOf(name) {
  const words = name.split("/").at(-1).split("-");
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  const libc = words.some((word) => word.startsWith("musl")) ? ["musl"] : [];
  return Object.fromEntries(Object.entries({ os, cpu, libc }).filter(([, list]) => list.length > 0));
}

const lock = JSON.parse(await readFile(FILE, "utf8"));
const named = new Set(Object.keys(lock.packages).map((path) => path.split("node_modules/").at(-1)));
let added = 0;
for (const { optionalDependencies = {}, dev } of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (named.has(name)) continue;
    const entry = { version, ...(dev ? { dev } : {}), ...platformOf(name), optional: true };
    lock.packages[`node_modules/${name}`] = entry;
    named.add(name);
    added++;
  }
}
const [root, ...others] = Object.entries(lock.packages);
others.sort(([a], [b]) => (a < b ? -1 : 1));
lock.packages = Object.fromEntries([root, ...others]);
await writeFile(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} packages of other platforms named.`);
