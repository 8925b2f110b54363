import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect, test } from "vitest";

const require = createRequire(import.meta.url);
const { isSupported } = require("../../../scripts/launch.cjs") as { isSupported(version: string): boolean };

interface Locked {
  version?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const manifest = JSON.parse(await readFile("package.json", "utf8"));
const lock = JSON.parse(await readFile("package-lock.json", "utf8")) as { packages: Record<string, Locked> };

test("the lock file names the packages of every platform: npm ci refuses one that leaves some out", () => {
  const names = new Set(Object.keys(lock.packages).map((path) => path.split("node_modules/").at(-1)));
  const wanted = Object.values(lock.packages).flatMap((locked) =>
    Object.keys(locked.optionalDependencies ?? {}),
  );
  expect(wanted.length).toBeGreaterThan(0);
  expect(wanted.filter((name) => !names.has(name))).toEqual([]);
});

test("Prisma's adapter still asks for a better-sqlite3 older than ours; once it does not, the override goes", () => {
  const adapter = lock.packages["node_modules/@prisma/adapter-better-sqlite3"];
  expect(adapter?.dependencies?.["better-sqlite3"]).toMatch(/^\^12\./);
  expect(manifest.overrides["@prisma/adapter-better-sqlite3"]["better-sqlite3"]).toBe("$better-sqlite3");
  expect(lock.packages["node_modules/better-sqlite3"]?.version).toMatch(/^13\./);
});

test.each(["22.15.0", "22.23.2", "24.0.0", "24.21.0", "26.10.0", "28.0.0"])(
  "Node %s is supported",
  (version) => {
    expect(isSupported(version)).toBe(true);
  },
);

test.each(["16.20.2", "18.20.8", "20.20.2", "22.14.0", "23.11.0", "25.0.0"])("Node %s is not", (version) => {
  expect(isSupported(version)).toBe(false);
});

test("package.json states the same releases of Node as the launcher takes", () => {
  expect(manifest.engines.node).toBe("^22.15.0 || ^24.0.0 || >=26.0.0");
});

test("every script goes through the launcher", () => {
  for (const command of Object.values<string>(manifest.scripts)) {
    expect(command).toMatch(/^(exec )?node scripts\/launch\.cjs \S+/);
  }
});

test("every version is exact, and every package has a line in docs/dependencies.md", async () => {
  const document = await readFile("docs/dependencies.md", "utf8");
  const wanted: Record<string, string> = { ...manifest.dependencies, ...manifest.devDependencies };
  for (const [name, version] of Object.entries(wanted)) {
    expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    expect(document, name).toContain(name);
  }
});
