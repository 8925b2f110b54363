import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

async function filesOf(folder: string, names: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && names.test(entry.name));
  return files.map((entry) => join(entry.parentPath, entry.name));
}

test("the raw SQL that the client is given comes from prisma/sql", async () => {
  const files = (
    await Promise.all(
      ["app", "inngest", "lib", "scripts"].map((folder) => filesOf(folder, /\.(ts|tsx|mjs)$/)),
    )
  ).flat();
  let calls = 0;
  for (const file of files.filter((path) => !path.startsWith(join("lib", "generated")))) {
    const text = await readFile(file, "utf8");
    for (const [call] of text.matchAll(/\.\$(?:query|execute)Raw.*/g)) {
      calls++;
      expect(`${file}: ${call}`).toMatch(/RawUnsafe(<.*>)?\((readSql\(|sql\b|$)/);
    }
  }
  expect(calls).toBeGreaterThan(2);
});

test("a file of prisma/sql is one statement", async () => {
  for (const file of await filesOf(join("prisma", "sql"), /\.sql$/)) {
    const statement = (await readFile(file, "utf8")).replace(/--.*$/gm, "").trim();
    expect(statement, file).toMatch(/^\w[^;]+;?$/);
  }
});
