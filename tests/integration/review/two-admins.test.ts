import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Reviewable, reviewableSchema } from "@/lib/contracts/review-entry";
import { DECISIONS } from "@/lib/contracts/review-status";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { binProject, restoreProject } from "@/lib/review/bin";
import { decide } from "@/lib/review/decide";
import { editProject } from "@/lib/review/edit-project";
import { differences, pickFields, REVIEWABLE_SELECT, reviewableOf } from "@/lib/review/reviewable";
import { undo } from "@/lib/review/undo";
import { ideaByHand } from "../../support/ideas-by-hand";
import { writeElsewhere } from "../../support/other-program";
import { refuseInserts } from "../../support/refuse-writes";
import { openTempStore, type TempStore } from "../../support/temp-store";

let store: TempStore;
beforeEach(async () => {
  store = await openTempStore({ seeded: false });
});
afterEach(() => store.close());

const anyTitle = fc.constantFrom("Bell", "Gong", "Drum");
const anyStep = fc.record({
  by: fc.constantFrom("ann", "bob"),
  place: fc.nat(1),
  act: fc.oneof(
    fc.record({ decision: fc.constantFrom(...DECISIONS) }),
    // The version that an admin saw some steps ago.
    fc.record({ title: anyTitle, score: fc.integer({ min: 1, max: 10 }), behind: fc.nat(2) }),
    fc.constantFrom("bin" as const, "restore" as const),
    fc.record({ undo: fc.nat(6) }),
  ),
});
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

const REFUSALS = [
  "edit_conflict",
  "not_reviewable",
  "not_found",
  "already_undone",
  "too_old",
  "invalid_request",
];

async function take({ by, place, act }: Step, ids: readonly number[]): Promise<void> {
  const [id = 0, other = 0] = place === 0 ? ids : [...ids].reverse();
  if (act === "bin") await binProject(id, by);
  else if (act === "restore") await restoreProject(id, by);
  else if ("decision" in act) {
    const original = act.decision === "duplicate" ? { duplicate_of: other } : {};
    await decide(id, { ...act, ...original }, by);
  } else if ("undo" in act) {
    const entries = await db().reviewEntry.findMany({
      orderBy: { id: "desc" },
      take: 7,
      select: { id: true },
    });
    await undo(entries[act.undo % Math.max(1, entries.length)]?.id ?? 0, by);
  } else {
    const { version } = await db().project.findUniqueOrThrow({ where: { id }, select: { version: true } });
    const { title, score, behind } = act;
    await editProject(id, { version: Math.max(0, version - behind), title, idea_score: score }, by);
  }
}

const stateOf = async (id: number) =>
  reviewableOf(await db().project.findUniqueOrThrow({ where: { id }, select: REVIEWABLE_SELECT }));

test("whatever two admins do at once, the history replayed gives what is stored, and holds every change", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(anyStep, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
      async (rounds) => {
        const ids = [(await ideaByHand()).id, (await ideaByHand()).id];
        const first = new Map<number, Reviewable>();
        for (const id of ids) first.set(id, await stateOf(id));
        for (const steps of rounds) {
          const ended = await Promise.allSettled(steps.map((step) => take(step, ids)));
          for (const end of ended) {
            if (end.status === "fulfilled") continue;
            expect(end.reason).toBeInstanceOf(DomainError);
            expect(REFUSALS).toContain(end.reason.code);
          }
        }
        for (const id of ids) {
          const entries = await db().reviewEntry.findMany({
            where: { projectId: id },
            orderBy: { id: "asc" },
          });
          let state = first.get(id);
          for (const entry of entries) {
            const [before, after] = [entry.before, entry.after].map((json) =>
              reviewableSchema.parse(JSON.parse(json)),
            ) as [Reviewable, Reviewable];
            expect(before).toEqual(state);
            const changed = differences(before, after);
            expect(changed).not.toEqual([]);
            state = { ...before, ...pickFields(after, changed) };
          }
          expect(await stateOf(id)).toEqual(state);
          const { version } = await db().project.findUniqueOrThrow({ where: { id } });
          expect(version).toBe(entries.length);
        }
      },
    ),
    { numRuns: 40 },
  );
});

test("of ten edits of one version at once, one is saved and nine are told", async () => {
  const { id } = await ideaByHand();
  const ended = await Promise.allSettled(
    Array.from({ length: 10 }, (_, n) => editProject(id, { version: 0, title: `Bell ${n}` }, `admin ${n}`)),
  );
  const saved = ended.filter(({ status }) => status === "fulfilled");
  expect(saved).toHaveLength(1);
  for (const end of ended)
    if (end.status === "rejected") expect(end.reason).toMatchObject({ code: "edit_conflict" });
  expect(await db().reviewEntry.count()).toBe(1);
  expect((await db().project.findUniqueOrThrow({ where: { id } })).version).toBe(1);
});

test("of ten undos of one change at once, one takes it back", async () => {
  const { id } = await ideaByHand();
  const { entry } = await decide(id, { decision: "approve" }, "ann");
  const ended = await Promise.allSettled(Array.from({ length: 10 }, () => undo(entry?.id ?? 0, "bob")));
  expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await stateOf(id)).review_status).toBe("pending");
  expect(await db().reviewEntry.count()).toBe(2);
});

test("where the history cannot be written, nothing is changed", async () => {
  const { id } = await ideaByHand({ tags: ["tides"] });
  await refuseInserts("review_entries");
  const before = await db().project.findUniqueOrThrow({ where: { id }, include: { tags: true } });
  const edit = { version: 0, title: "Gong", hashtags: ["bells"] };
  for (const change of [
    () => decide(id, { decision: "approve" }, "ann"),
    () => editProject(id, edit, "ann"),
    () => binProject(id, "ann"),
  ])
    await expect(change()).rejects.toThrow();
  expect(await db().project.findUniqueOrThrow({ where: { id }, include: { tags: true } })).toEqual(before);
});

test("what another connection has changed meanwhile is not overwritten", async () => {
  const { id } = await ideaByHand();
  await writeElsewhere(store.path, `UPDATE waywo_projects SET title = 'Gong', version = 1 WHERE id = ${id}`);
  const edit = editProject(id, { version: 0, title: "Drum" }, "ann");
  const decision = decide(id, { decision: "approve" }, "ann");
  await expect(edit).rejects.toMatchObject({ code: "edit_conflict" });
  expect((await decision).project).toMatchObject({ title: "Gong", review_status: "approved", version: 2 });
});
