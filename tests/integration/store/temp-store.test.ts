import { afterEach, beforeEach, expect, test } from "vitest";
import { db, storePath } from "@/lib/core/db";
import { openTempStore, type TempStore } from "../../support/temp-store";

let store: TempStore;

beforeEach(async () => {
  store = await openTempStore();
});

afterEach(() => store.close());

test.each([1, 2])("every test begins with an empty store of its own (%i)", async () => {
  expect(storePath()).toBe(store.path);
  expect(await db().generationRun.count()).toBe(0);
  await db().generationRun.create({
    data: {
      id: "run",
      numIdeas: 1,
      seedTags: "[]",
      creativity: 0.85,
      seed: 1,
      llmModel: "m",
      embeddingModel: "e",
    },
  });
  expect(await db().generationRun.count()).toBe(1);
});
