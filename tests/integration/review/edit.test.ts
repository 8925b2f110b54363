import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { EditRequest } from "@/lib/contracts/review";
import { db } from "@/lib/core/db";
import { encodeVector } from "@/lib/embeddings/vector";
import { binProject } from "@/lib/review/bin";
import { editProject } from "@/lib/review/edit-project";
import { listEntries } from "@/lib/review/list-entries";
import { undo } from "@/lib/review/undo";
import { ideaByHand } from "../../support/ideas-by-hand";
import { projectByHand } from "../../support/projects-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";

let store: TempStore;
beforeEach(async () => {
  store = await openTempStore({ seeded: false });
});
afterEach(() => store.close());

const embedded = { descriptionEmbedding: encodeVector(Float32Array.from([1, 0])), embeddingModel: "m" };
const tagsOf = async (projectId: number) =>
  (await db().projectTag.findMany({ where: { projectId }, orderBy: { position: "asc" } })).map(
    ({ tag }) => tag,
  );

test("texts are cleaned, tags normalised and folded onto those in use, and the whole is one entry", async () => {
  await projectByHand({ tags: ["self-hosted", "machine-learning"] });
  const { id } = await ideaByHand({ tags: ["tides"], ...embedded, novelty: 0.4 });
  const { project, entry } = await editProject(
    id,
    {
      version: 0,
      title: ' "Tide\u202e   Gong" ',
      short_description: "**Rings** before the water\u0007 is high",
      description: "It rings. \n It does so twice.",
      hashtags: ["#SelfHosted", "Machine Learning", "brand new"],
      idea_score: 8,
      complexity_score: 2,
    },
    "ann",
  );
  const after = {
    title: "Tide Gong",
    short_description: "Rings before the water is high",
    description: "It rings. It does so twice.",
    hashtags: ["self-hosted", "machine-learning", "brand-new"],
    idea_score: 8,
    complexity_score: 2,
  };
  expect(project).toMatchObject({ ...after, version: 1, novelty: 0.4, review_status: "pending" });
  expect(entry).toMatchObject({
    action: "edit",
    before: { title: "Tide Bell", hashtags: ["tides"], idea_score: 5 },
    after,
  });
  expect(await tagsOf(id)).toEqual(after.hashtags);
});

test("a changed text loses its vector in the same moment; changed tags and scores keep it", async () => {
  const { id } = await ideaByHand(embedded);
  const vector = async () => (await db().project.findUniqueOrThrow({ where: { id } })).descriptionEmbedding;
  await editProject(id, { version: 0, hashtags: ["tides"], idea_score: 9 }, "ann");
  expect(await vector()).not.toBeNull();
  await editProject(id, { version: 1, description: "It rings twice." }, "ann");
  expect(await vector()).toBeNull();
});

test("an undo of an edit brings texts, tags and scores back", async () => {
  const { id } = await ideaByHand({ tags: ["tides", "Shore Walks"] });
  const before = await db().project.findUniqueOrThrow({ where: { id } });
  const { entry } = await editProject(
    id,
    { version: 0, title: "Gong", hashtags: ["bells"], idea_score: 1 },
    "ann",
  );
  const { project } = await undo(entry?.id ?? 0, "bob");
  expect(await db().project.findUniqueOrThrow({ where: { id } })).toEqual({ ...before, version: 2 });
  expect(project.hashtags).toEqual(["tides", "Shore Walks"]);
  expect(await tagsOf(id)).toEqual(["tides", "shore-walks"]);
});

test("what a second admin saves over the first one's is refused, and can be read in the history", async () => {
  const { id } = await ideaByHand();
  await editProject(id, { version: 0, title: "Ann's Bell" }, "ann");
  await expect(editProject(id, { version: 0, title: "Bob's Bell" }, "bob")).rejects.toMatchObject({
    code: "edit_conflict",
  });
  const { project } = await editProject(id, { version: 1, title: "Bob's Bell" }, "bob");
  expect(project).toMatchObject({ title: "Bob's Bell", version: 2 });
  const { entries } = await listEntries({ limit: 10, offset: 0, project_id: id });
  expect(entries.map(({ by, before, after }) => [by, before.title, after.title])).toEqual([
    ["bob", "Ann's Bell", "Bob's Bell"],
    ["ann", "Tide Bell", "Ann's Bell"],
  ]);
});

test("save and decide are two entries of one moment; where the decision is refused, nothing is saved", async () => {
  const { id } = await ideaByHand();
  const { project, entry } = await editProject(
    id,
    { version: 0, title: "Gong", decision: { decision: "approve" } },
    "ann",
  );
  expect(project).toMatchObject({ title: "Gong", review_status: "approved", version: 2 });
  expect(entry?.action).toBe("approve");
  const refused = editProject(
    id,
    { version: 2, title: "Drum", decision: { decision: "duplicate", duplicate_of: id } },
    "ann",
  );
  await expect(refused).rejects.toMatchObject({ code: "invalid_request" });
  expect(await db().project.findUnique({ where: { id } })).toMatchObject({ title: "Gong", version: 2 });
  const { entries } = await listEntries({ limit: 10, offset: 0 });
  expect(entries.map(({ action }) => action)).toEqual(["approve", "edit"]);
});

describe("what the pipeline would not take is refused by field:", () => {
  test.each<[keyof Omit<EditRequest, "version">, unknown, string]>([
    ["title", "", "title: has 0 words, 1 to 10 are needed."],
    ["title", "a b c d e f g h i j k", "title: has 11 words, 1 to 10 are needed."],
    ["title", "\u200b\u202e!", "title: has 0 words, 1 to 10 are needed."],
    ["title", "x".repeat(81), "title: has 81 characters, at most 80 are allowed."],
    ["title", "x".repeat(50_000), "title: has 50000 characters, at most 80 are allowed."],
    ["short_description", "Once", "short_description: has 1 word, 2 to 20 are needed."],
    ["short_description", "x y ".repeat(41), "short_description: has 82 words, 2 to 20 are needed."],
    ["description", "One. ".repeat(7), "description: has 7 sentences, 1 to 6 are needed."],
    ["description", "x".repeat(801), "description: has 801 characters, at most 800 are allowed."],
    [
      "description",
      "Tide alarms, for shore anglers!",
      "description: is the tagline once more; say what it does and why it matters.",
    ],
    ["hashtags", [], "hashtags: has 0 tags, 1 to 5 are needed."],
    ["hashtags", ["!", "?"], "hashtags: has 0 tags, 1 to 5 are needed."],
    ["hashtags", [..."abcdef"], "hashtags: has 6 tags, 1 to 5 are needed."],
    [
      "hashtags",
      ["a tag that is a whole sentence"],
      'hashtags: has the sentence "a tag that is a whole sentence"; a tag has at most 4 words.',
    ],
  ])("%s %j", async (field, value, msg) => {
    const { id } = await ideaByHand({ tags: ["tides"] });
    await expect(editProject(id, { version: 0, [field]: value }, "ann")).rejects.toMatchObject({
      code: "invalid_request",
      issues: expect.arrayContaining([expect.objectContaining({ loc: ["body", field], msg })]),
    });
    expect(await db().reviewEntry.count()).toBe(0);
  });
});

test("what a stranger wrote longer than we would is no obstacle to a change of something else", async () => {
  const title = "One of those names with many more words than any name should ever have";
  const { id } = await projectByHand({ title, tags: ["Tides", "a", "b", "c", "d", "e"] });
  const { project } = await editProject(
    id,
    { version: 0, title, hashtags: ["Tides", "a", "b", "c", "d", "e"], idea_score: 7 },
    "ann",
  );
  expect(project).toMatchObject({ title, idea_score: 7, review_status: null });
});

test("what is in the bin is not edited, and what there is not either", async () => {
  const { id } = await ideaByHand();
  await binProject(id, "ann");
  for (const project of [id, 99, "x"])
    await expect(editProject(project, { version: 1, title: "Gong" }, "ann")).rejects.toMatchObject({
      code: "not_found",
    });
});
