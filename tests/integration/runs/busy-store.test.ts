import { expect, test, vi } from "vitest";
import { DomainError } from "@/lib/core/errors";
import { stubbedApp } from "../../support/stubbed-app";

const BUSY = "The store was busy for too long; try again.";
const saves = vi.hoisted(() => ({ count: 0 }));
vi.mock("@/lib/runs/row/save-row", () => ({
  saveRow: async () => {
    saves.count++;
    throw new DomainError("store_unavailable", BUSY);
  },
}));

const launch = stubbedApp();

test("a store that stays busy is tried again by the queue, and then told in the row's error", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 16 } });
  const { task_id } = await app.start({ num_ideas: 1, seed_tags: ["ios"] });
  const { errors } = await app.end(task_id);
  // The queue hands errors on with their sentence, but without their code.
  expect(errors).toEqual([{ row: 0, error: BUSY, code: "internal", stage: null, retryable: true }]);
  expect(saves.count).toBe(4);
  expect(stub.counts.calls).toBe(3);
});
