import { afterEach, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import type { ErrorCode } from "@/lib/core/errors";
import { binProject } from "@/lib/review/bin";
import { decide } from "@/lib/review/decide";
import { ideaByHand } from "../../support/ideas-by-hand";
import { projectByHand } from "../../support/projects-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";

let store: TempStore;
beforeEach(async () => {
  store = await openTempStore({ seeded: false });
});
afterEach(() => store.close());

const refused = (code: ErrorCode) => expect.objectContaining({ code });

test("an idea is pending, and every decision changes its state, its version and the history at once", async () => {
  const { id } = await ideaByHand();
  const other = await ideaByHand({ title: "Other" });
  const steps = [
    [{ decision: "approve" }, "approved", null, null, "approve"],
    [{ decision: "reject", reason: "too vague" }, "rejected", "too vague", null, "reject"],
    [{ decision: "duplicate", duplicate_of: other.id }, "duplicate", null, other.id, "mark_duplicate"],
    [{ decision: "reopen" }, "pending", null, null, "reopen"],
    [{ decision: "reject" }, "rejected", null, null, "reject"],
  ] as const;
  let before: unknown = "pending";
  for (const [at, [decision, status, reason, original, action]] of steps.entries()) {
    const { project, entry } = await decide(id, decision, "ann");
    expect(project).toMatchObject({
      review_status: status,
      review_reason: reason,
      duplicate_of: original,
      version: at + 1,
    });
    expect(entry).toMatchObject({
      project_id: id,
      title: "Tide Bell",
      action,
      by: "ann",
      before: { review_status: before, binned: false, title: "Tide Bell" },
      after: { review_status: status, review_reason: reason, duplicate_of: original },
      duplicate_title: original === null ? null : "Other",
      undoes: null,
      undone_by: null,
      can_undo: true,
    });
    before = status;
  }
  expect(await db().reviewEntry.count()).toBe(steps.length);
});

test("a decision that changes nothing makes no entry, and is no error", async () => {
  const { id } = await ideaByHand();
  await decide(id, { decision: "approve" }, "ann");
  const { project, entry } = await decide(id, { decision: "approve" }, "bob");
  expect(entry).toBeNull();
  expect(project).toMatchObject({ review_status: "approved", version: 1 });
  expect(await db().reviewEntry.count()).toBe(1);
});

test("another reason for the same state is a decision of its own, and is cleaned as a model's text is", async () => {
  const { id } = await ideaByHand();
  await decide(id, { decision: "reject", reason: "not new" }, "ann");
  const { project } = await decide(id, { decision: "reject", reason: "  off\u202e topic\n\u0007 " }, "ann");
  expect(project.review_reason).toBe("off topic");
  expect(await db().reviewEntry.count()).toBe(2);
});

test("a decision about another version is refused, and what is stored stays", async () => {
  const { id } = await ideaByHand();
  await decide(id, { decision: "approve" }, "ann", { version: 0 });
  await expect(decide(id, { decision: "reject" }, "bob", { version: 0 })).rejects.toEqual(
    refused("edit_conflict"),
  );
  expect(await db().project.findUnique({ where: { id } })).toMatchObject({
    reviewStatus: "approved",
    version: 1,
  });
});

test("only what the Designer made is decided about, and nothing in the bin", async () => {
  const collected = await projectByHand();
  const { id } = await ideaByHand();
  await binProject(id, "ann");
  for (const decision of ["approve", "reject", "reopen"] as const) {
    for (const project of [collected.id, id])
      await expect(decide(project, { decision }, "ann")).rejects.toEqual(refused("not_reviewable"));
  }
  await expect(decide(999, { decision: "approve" }, "ann")).rejects.toEqual(refused("not_found"));
});

test("a duplicate is of another project that is there, and of none of its own duplicates", async () => {
  const [one, two, three, binned] = [
    await ideaByHand(),
    await ideaByHand(),
    await ideaByHand(),
    await ideaByHand(),
  ];
  await binProject(binned.id, "ann");
  const duplicate = (id: number, duplicate_of: number) =>
    decide(id, { decision: "duplicate", duplicate_of }, "ann");
  await duplicate(two.id, one.id);
  await duplicate(three.id, two.id);
  for (const [id, original] of [
    [one.id, one.id],
    [one.id, two.id],
    [one.id, three.id],
    [one.id, 999],
    [one.id, binned.id],
  ] as const) {
    await expect(duplicate(id, original)).rejects.toMatchObject({
      code: "invalid_request",
      issues: [{ loc: ["body", "duplicate_of"] }],
    });
  }
  expect((await db().project.findUnique({ where: { id: one.id } }))?.version).toBe(0);
});

test("the judge's own scores and the novelty are kept with a decision, whatever the project's are by then", async () => {
  const { id } = await ideaByHand({
    ideaScore: 3,
    row: {
      create: {
        run: {
          create: {
            id: "run",
            numIdeas: 1,
            seedTags: "[]",
            creativity: 1,
            seed: 1,
            llmModel: "m",
            embeddingModel: "e",
          },
        },
        row: 0,
        state: "saved",
        primaryTag: "ios",
        secondaryTags: "[]",
        targetAudience: "anglers",
        targetComplexity: 3,
        candidates: {
          create: [
            { number: 0, ideaScore: 2, complexityScore: 2, novelty: 0.1 },
            { number: 1, ideaScore: 8, complexityScore: 4, novelty: 0.4, chosen: true },
          ],
        },
      },
    },
  });
  await decide(id, { decision: "reject" }, "ann");
  const { judge } = await db().reviewEntry.findFirstOrThrow();
  expect(JSON.parse(judge ?? "null")).toMatchObject({ idea_score: 8, complexity_score: 4, novelty: 0.4 });
});
