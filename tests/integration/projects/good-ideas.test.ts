import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DESIGNER_SOURCE, HN_SOURCE, SAMPLE_SOURCE } from "@/lib/contracts/project-source";
import { exampleTags } from "@/lib/explore/example-tags";
import { goodIdeas } from "@/lib/projects/good-ideas";
import { closeWorkers } from "@/lib/workers/workers";
import { forgetSingletons } from "../../support/app";
import { projectByHand } from "../../support/projects-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";

let store: TempStore;
beforeEach(async () => {
  forgetSingletons();
  store = await openTempStore();
});
afterEach(async () => {
  await closeWorkers();
  await store.close();
});

const add = (title: string, data: Parameters<typeof projectByHand>[0]) => projectByHand({ title, ...data });

const titles = async () => (await goodIdeas(3)).map(({ title }) => title);

describe("the ideas to show", () => {
  test("are approved ones, else the Designer's, else what others build, else the sample; the best of each", async () => {
    expect(await titles()).toEqual([]);
    for (const score of [4, 9, 6, 5])
      await add(`sample ${score}`, { source: SAMPLE_SOURCE, ideaScore: score });
    expect(await titles()).toEqual(["sample 9", "sample 6", "sample 5"]);
    await add("collected", { source: HN_SOURCE, ideaScore: 3 });
    await add("pending", { source: DESIGNER_SOURCE, reviewStatus: "pending", ideaScore: 7 });
    await add("a poor one", { source: DESIGNER_SOURCE, reviewStatus: "pending", ideaScore: 6 });
    await add("rejected", { source: DESIGNER_SOURCE, reviewStatus: "rejected", ideaScore: 10 });
    await add("in the bin", { source: HN_SOURCE, ideaScore: 10, binnedAt: new Date() });
    await add("not valid", { source: HN_SOURCE, ideaScore: 10, isValidProject: false });
    expect(await titles()).toEqual(["pending", "collected", "sample 9"]);
    for (const score of [6, 8])
      await add(`approved ${score}`, { source: DESIGNER_SOURCE, reviewStatus: "approved", ideaScore: score });
    expect(await titles()).toEqual(["approved 8", "approved 6", "pending"]);
  });
});

describe("tags to begin with", () => {
  test("are those that the composer knows where no project has any", async () => {
    expect(await exampleTags()).toHaveLength(4);
  });

  test("are frequent ones with what goes with them or was never combined with them, each once; anew with the corpus", async () => {
    const PAIRS = [
      ["bees", "gardening"],
      ["rust", "web"],
      ["maps", "hiking"],
      ["music", "midi"],
      ["iot", "tea"],
    ];
    for (const tags of PAIRS) for (let at = 0; at < 3; at++) await projectByHand({ tags });
    const sets = await exampleTags();
    expect(sets).toHaveLength(4);
    expect(new Set(sets.flat()).size).toBe(8);
    const together = (set: string[]) => PAIRS.some((pair) => pair.every((tag) => set.includes(tag)));
    expect(sets.map(together)).toEqual([true, false, true, false]);
    expect(await exampleTags()).toBe(sets);
    for (let at = 0; at < 9; at++) await projectByHand({ tags: ["knitting", "sensors"] });
    expect((await exampleTags())[0]).toEqual(["knitting", "sensors"]);
  });
});
