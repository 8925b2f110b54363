import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { diffMigrations } from "@/lib/store/migrate";
import { PRISMA_FOLDER } from "@/lib/store/migration-files";

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
  const schema = await readFile(join(folder, "schema.prisma"), "utf8");
  await writeFile(
    join(folder, "schema.prisma"),
    schema.replace("model Project {", "model Project {\n  mood String?"),
  );
  expect(await diffMigrations(folder)).toContain('ALTER TABLE "waywo_projects" ADD COLUMN "mood" TEXT');
});
