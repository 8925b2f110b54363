import { afterEach, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import type { ErrorCode } from "@/lib/core/errors";
import { binProject, emptyBin } from "@/lib/review/bin";
import { decide } from "@/lib/review/decide";
import { editProject } from "@/lib/review/edit-project";
import { listEntries } from "@/lib/review/list-entries";
import { undo } from "@/lib/review/undo";
import { ideaByHand } from "../../support/ideas-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";

let store: TempStore;
beforeEach(async () => {
  store = await openTempStore({ seeded: false });
});
afterEach(() => store.close());

const refused = (code: ErrorCode) => expect.objectContaining({ code });
const history = () => listEntries({ limit: 100, offset: 0 });

test("an undo is an entry of its own, brings the state back, and can be undone as well", async () => {
  const { id } = await ideaByHand();
  const { entry } = await decide(id, { decision: "reject", reason: "not new" }, "ann");
  const undone = await undo(entry?.id ?? 0, "bob");
  expect(undone.project).toMatchObject({ review_status: "pending", review_reason: null, version: 2 });
  expect(undone.entry).toMatchObject({ action: "undo", by: "bob", undoes: entry?.id, can_undo: true });
  const again = await undo(undone.entry?.id ?? 0, "ann");
  expect(again.project).toMatchObject({ review_status: "rejected", review_reason: "not new", version: 3 });
  const { entries, total } = await history();
  expect(total).toBe(3);
  expect(entries.map(({ undoes, undone_by, can_undo }) => [undoes, undone_by, can_undo])).toEqual([
    [entries[1]?.id, null, true],
    [entries[2]?.id, entries[0]?.id, false],
    [null, entries[1]?.id, false],
  ]);
  await expect(undo(entry?.id ?? 0, "ann")).rejects.toEqual(refused("already_undone"));
});

test("an older change is undone under a newer one, unless that changed the same", async () => {
  const { id } = await ideaByHand();
  const edited = await editProject(id, { version: 0, title: "Tide Gong" }, "ann");
  const approved = await decide(id, { decision: "approve" }, "ann");
  const back = await undo(edited.entry?.id ?? 0, "bob");
  expect(back.project).toMatchObject({ title: "Tide Bell", review_status: "approved" });
  await decide(id, { decision: "reject" }, "bob");
  const { entries } = await history();
  expect(entries.find(({ id }) => id === approved.entry?.id)).toMatchObject({ can_undo: false });
  await expect(undo(approved.entry?.id ?? 0, "ann")).rejects.toEqual(refused("edit_conflict"));
});

test("the bin is undone, until it has been emptied; the history stays", async () => {
  const { id } = await ideaByHand();
  const { entry_id } = await binProject(id, "ann");
  const { project } = await undo(entry_id, "ann");
  expect(project.id).toBe(id);
  const last = await binProject(id, "ann");
  await emptyBin(1);
  expect(await db().project.count()).toBe(0);
  const { entries } = await history();
  expect(entries.map(({ action, can_undo }) => [action, can_undo])).toEqual([
    ["bin", false],
    ["undo", false],
    ["bin", false],
  ]);
  await expect(undo(last.entry_id, "ann")).rejects.toEqual(refused("not_found"));
});

test("of older changes the last hundred can be undone, those of one bulk change counting as one", async () => {
  const first = await ideaByHand();
  await decide(first.id, { decision: "approve" }, "ann");
  for (let n = 0; n < 5; n++) {
    const { id } = await ideaByHand();
    await decide(id, { decision: "reject" }, "ann", { bulkId: "the bulk" });
  }
  const { id } = await ideaByHand();
  const decideAgain = async (times: number) => {
    for (let time = 0; time < times; time++) {
      const reason = `time ${await db().reviewEntry.count()}`;
      await decide(id, { decision: "reject", reason }, "ann");
    }
  };
  const oldest = async () => (await listEntries({ limit: 1, offset: 0, project_id: first.id })).entries[0];
  const bulk = async () =>
    (await listEntries({ limit: 9, offset: 0, bulk_id: "the bulk" })).entries.map(({ can_undo }) => can_undo);
  await decideAgain(98);
  expect(await oldest()).toMatchObject({ can_undo: true });
  await decideAgain(1);
  expect(await oldest()).toMatchObject({ can_undo: false });
  expect(await bulk()).toEqual(Array(5).fill(true));
  await expect(undo(1, "ann")).rejects.toEqual(refused("too_old"));
  await decideAgain(1);
  expect(await bulk()).toEqual(Array(5).fill(false));
});

test("there is no change with another id", async () => {
  for (const id of ["0", "nothing", "99", "-1"])
    await expect(undo(id, "ann")).rejects.toEqual(refused("not_found"));
});

test("the history is read by project, admin, action and bulk change", async () => {
  const [one, two] = [await ideaByHand(), await ideaByHand()];
  await decide(one.id, { decision: "approve" }, "ann");
  await decide(two.id, { decision: "reject" }, "bob", { bulkId: "many" });
  await binProject(two.id, "bob");
  const read = async (filter: object) =>
    (await listEntries({ limit: 10, offset: 0, ...filter })).entries.map(
      ({ action, by }) => `${by} ${action}`,
    );
  expect(await read({})).toEqual(["bob bin", "bob reject", "ann approve"]);
  expect(await read({ project_id: one.id })).toEqual(["ann approve"]);
  expect(await read({ by: "bob" })).toEqual(["bob bin", "bob reject"]);
  expect(await read({ action: "bin" })).toEqual(["bob bin"]);
  expect(await read({ bulk_id: "many" })).toEqual(["bob reject"]);
  expect(await read({ limit: 1, offset: 1 })).toEqual(["bob reject"]);
});
