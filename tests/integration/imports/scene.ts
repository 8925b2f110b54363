import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, vi } from "vitest";
import type { ImportReport } from "@/lib/contracts/imports";
import { db } from "@/lib/core/db";
import { importProjects } from "@/lib/imports/import-projects";
import { forgetSingletons } from "../../support/app";
import { openTempStore, type TempStore } from "../../support/temp-store";

/** A record with everything that is needed. */
export const record = (more: object = {}) => ({
  title: "Tidewatch",
  short_description: "Tide alarms",
  description: "Rings before high water.",
  hashtags: ["iot", "fishing"],
  idea_score: 7,
  complexity_score: 4,
  ...more,
});

/** For a test file: an empty store before each test, and what imports a file of a given content. */
export function importScene(env: Record<string, string> = {}) {
  let store: TempStore;
  let folder: string;
  beforeEach(async () => {
    forgetSingletons();
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    store = await openTempStore();
    folder = await mkdtemp(join(tmpdir(), "waywo-test-"));
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
    vi.unstubAllEnvs();
  });
  const beside = (name: string) => join(folder, name);
  return {
    beside,
    store: () => store,
    async importText(name: string, content: string | Uint8Array): Promise<ImportReport> {
      await writeFile(beside(name), content);
      return importProjects(beside(name));
    },
    titles: async () => (await db().project.findMany({ orderBy: { id: "asc" } })).map(({ title }) => title),
  };
}
