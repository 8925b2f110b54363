import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RelatedTags } from "@/lib/contracts/tags";
import { closeWorkers } from "@/lib/workers/workers";
import { forgetSingletons } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";
import { projectByHand } from "../../support/projects-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";

async function ask(...tags: string[]): Promise<RelatedTags> {
  const search = new URLSearchParams(tags.map((tag) => ["tag", tag])).toString();
  const response = await callEndpoint("listRelatedTags", { search });
  expect(response.status).toBe(200);
  return response.json();
}

describe("tags that go with others", () => {
  let store: TempStore;
  beforeEach(async () => {
    forgetSingletons();
    store = await openTempStore();
    for (const tags of [
      ["bees", "gardening"],
      ["bees", "gardening", "web"],
      ["bees", "sensors"],
      ["sensors", "web"],
      ["web", "rust"],
      ["web", "rust"],
      ["web", "alone"],
    ])
      await projectByHand({ tags });
  });
  afterEach(async () => {
    await closeWorkers();
    await store.close();
  });

  test("are told with how often they stand together, the closest first, whichever of a pair sorts first", async () => {
    expect(await ask("Bees")).toEqual({
      tags: [
        { tag: "gardening", count: 2, together: 2 },
        { tag: "sensors", count: 2, together: 1 },
        { tag: "web", count: 5, together: 1 },
      ],
      never: [
        { tag: "rust", count: 2 },
        { tag: "alone", count: 1 },
      ],
    });
    expect((await ask("web")).tags.map(({ tag }) => tag)).toEqual(["rust", "gardening", "sensors", "bees"]);
  });

  test("are those of any of several, never one that is picked; what was never combined was so with none of them", async () => {
    const { tags, never } = await ask("bees", "rust", "nobody-has-this");
    expect(tags.find(({ tag }) => tag === "web")).toEqual({ tag: "web", count: 5, together: 3 });
    expect([...tags, ...never].map(({ tag }) => tag)).not.toContain("rust");
    expect(never).toEqual([{ tag: "alone", count: 1 }]);
  });

  test("are none where no project has any, and none are asked about", async () => {
    expect(await ask("nobody-has-this")).toEqual({ tags: [], never: [] });
    expect(await ask()).toEqual({ tags: [], never: [] });
  });
});
