import { expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { stubbedApp } from "../../support/stubbed-app";

// The list of projects as it was read before the sibling was saved.
vi.mock("@/lib/projects/project-vectors", () => ({
  nearestProjects: async () => ({ neighbours: [], comparedWith: 0, comparedOf: 0 }),
}));

const launch = stubbedApp();

test("a sibling saved after the projects were read is compared with all the same", async () => {
  const { app, stub } = await launch({ stub: { ideas: "same", vectors: "same", dimensions: 16 } });
  stub.answer(async ({ column, columnIndex }) => {
    if (column === "project_idea" && columnIndex === 1) {
      const saved = () => db().generationRow.count({ where: { state: "saved" } });
      await vi.waitFor(async () => expect(await saved()).toBe(1), { interval: 10 });
    }
    return undefined;
  });
  const { task_id } = await app.start({ num_ideas: 2, seed_tags: ["ios"] });
  await app.end(task_id);
  const rows = await app.rows(task_id);
  expect(rows.map(({ near }) => near).sort()).toEqual([false, true]);
});
