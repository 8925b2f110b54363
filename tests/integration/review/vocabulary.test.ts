import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { DESIGNER_SOURCE } from "@/lib/contracts/project-source";
import { examineStore } from "@/lib/doctor/examine-store";
import { currentMark, drawSamples } from "@/lib/projects/corpus";
import { countHashtags } from "@/lib/projects/hashtags";
import { binProject, restoreProject } from "@/lib/review/bin";
import { decide } from "@/lib/review/decide";
import { editProject } from "@/lib/review/edit-project";
import { undo } from "@/lib/review/undo";
import { closeWorkers } from "@/lib/workers/workers";
import { ideaByHand } from "../../support/ideas-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";

const MADE_UP = "clam-telegraphy";

let store: TempStore;
beforeEach(async () => {
  store = await openTempStore({ seeded: true });
});
afterEach(async () => {
  await closeWorkers();
  await store.close();
});
afterAll(closeWorkers);

/** In how many of a hundred rows the pipeline's sampler draws a tag, from the corpus as it is now. */
async function rowsWith(tag: string): Promise<number> {
  const rows = await drawSamples(await currentMark(), { seed: 7, numIdeas: 100, seedTags: [] });
  return (rows ?? []).filter(({ primaryTag, secondaryTags }) => [primaryTag, ...secondaryTags].includes(tag))
    .length;
}

/** As often as the most common tags of the corpus, so that a hundred rows cannot miss it. */
const approvedIdeas = async () => {
  const ideas = [];
  for (let n = 0; n < 60; n++) {
    const { id } = await ideaByHand({ title: `Idea ${n}`, tags: [MADE_UP, "ios"] });
    ideas.push(id);
    await decide(id, { decision: "approve" }, "ann");
  }
  return ideas;
};

test("a binned run's made-up tag is drawn in none of 100 rows, and undo brings it back", async () => {
  const ideas = await approvedIdeas();
  expect(await rowsWith(MADE_UP)).toBeGreaterThan(0);
  const binned = [];
  for (const id of ideas) binned.push((await binProject(id, "ann")).entry_id);
  expect(await rowsWith(MADE_UP)).toBe(0);
  for (const entry of binned) await undo(entry, "ann");
  expect(await rowsWith(MADE_UP)).toBeGreaterThan(0);
  expect((await examineStore()).findings).toEqual([]);
}, 60_000);

test("the tags of an idea count while it is approved and not in the bin", async () => {
  const { id } = await ideaByHand({ tags: [MADE_UP] });
  const counted = async () => {
    const { tags } = await countHashtags({ min_count: 1 });
    return tags.find(({ tag }) => tag === MADE_UP)?.count ?? 0;
  };
  const ofSource = async () => (await countHashtags({ source: DESIGNER_SOURCE, min_count: 1 })).total_usage;
  expect([await counted(), await ofSource()]).toEqual([0, 1]);
  for (const [decision, count] of [
    ["approve", 1],
    ["reject", 0],
    ["approve", 1],
    ["reopen", 0],
  ] as const) {
    await decide(id, { decision }, "ann");
    expect(await counted()).toBe(count);
  }
  await decide(id, { decision: "approve" }, "ann");
  await binProject(id, "ann");
  expect([await counted(), await ofSource()]).toEqual([0, 0]);
  const { project } = await restoreProject(id, "ann");
  expect(await counted()).toBe(1);
  await editProject(id, { version: project.version, hashtags: ["clam-telephony"] }, "ann");
  expect(await counted()).toBe(0);
  expect((await examineStore()).findings).toEqual([]);
});
