import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { diffMigrations, PRISMA_FOLDER } from "@/lib/store/migrate";

const folders: string[] = [];

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

test("the migrations make exactly what the schema says", async () => {
  expect(await diffMigrations(), "run: npm run db:migration -- name").toBeNull();
});

test("a column added to the schema alone is drift, and comes out as the next migration", async () => {
  const folder = await mkdtemp(join(tmpdir(), "waywo-drift-"));
  folders.push(folder);
  await cp(PRISMA_FOLDER, folder, { recursive: true });
  const file = join(folder, "schema", "projects.prisma");
  const schema = await readFile(file, "utf8");
  await writeFile(file, schema.replace("model Project {", "model Project {\n  mood String?"));
  expect(await diffMigrations(folder)).toContain('ALTER TABLE "waywo_projects" ADD COLUMN "mood" TEXT');
});
