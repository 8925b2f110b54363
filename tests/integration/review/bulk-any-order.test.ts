import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { BULK_OUTCOMES, bulkRequestSchema } from "@/lib/contracts/bulk";
import { db } from "@/lib/core/db";
import { binProject, restoreProject } from "@/lib/review/bin";
import { applyBatch } from "@/lib/review/bulk/apply-batch";
import { doneOf, findBulk, stopBulk } from "@/lib/review/bulk/bulk-state";
import { createBulk, createUndo } from "@/lib/review/bulk/create-bulk";
import { COUNTERS } from "@/lib/review/bulk/list-items";
import { decide } from "@/lib/review/decide";
import { projectByHand } from "../../support/projects-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";
import { manyIdeas } from "./bulk-app";

const IDEAS = 8;

let store: TempStore;
beforeEach(async () => {
  store = await openTempStore({ seeded: false });
});
afterEach(() => store.close());

/** What may happen: bulk changes begin, go on in any order, twice, stop, are taken back; other admins decide meanwhile. */
const moves = fc.array(
  fc.oneof(
    fc.record({
      begin: fc.constantFrom("approve", "reject", "reopen", "bin"),
      places: fc.uniqueArray(fc.nat(IDEAS + 1), { minLength: 1 }),
    }),
    fc.record({ apply: fc.nat(9), twice: fc.boolean() }),
    fc.record({ stop: fc.nat(9) }),
    fc.record({ takeBack: fc.nat(9) }),
    fc.record({ decide: fc.nat(IDEAS - 1), as: fc.constantFrom("approve", "reject") }),
    fc.record({ toggleBin: fc.nat(IDEAS - 1) }),
  ),
  { minLength: 4, maxLength: 25 },
);

test("whatever happens in whatever order, each item has one outcome, each change one entry, and the history tells the state", {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(moves, async (sequence) => {
      await db().project.deleteMany();
      await db().bulkChange.deleteMany();
      await db().reviewEntry.deleteMany();
      const ideas = await manyIdeas(IDEAS);
      const { id: collected } = await projectByHand();
      const ids = [...ideas, collected, 999_999];
      const bulks: { id: string; round: number }[] = [];
      const nth = (place: number) => (bulks.length === 0 ? undefined : bulks[place % bulks.length]);
      for (const move of sequence) {
        if ("begin" in move) {
          const request = { action: move.begin, ids: move.places.map((place) => ids[place]) };
          bulks.push(await createBulk(bulkRequestSchema.parse(request), "ann"));
        } else if ("apply" in move) {
          const bulk = nth(move.apply);
          if (bulk) await Promise.all(Array.from({ length: move.twice ? 2 : 1 }, () => applyBatch(bulk)));
        } else if ("stop" in move) {
          const bulk = nth(move.stop);
          if (bulk) await stopBulk(bulk.id);
        } else if ("takeBack" in move) {
          const bulk = nth(move.takeBack);
          const undo = bulk && (await createUndo(bulk.id, "bob").catch(() => null));
          if (undo) bulks.push(undo);
        } else if ("decide" in move) {
          await decide(ideas[move.decide] ?? 0, { decision: move.as }, "cy").catch(() => null);
        } else {
          const id = ideas[move.toggleBin] ?? 0;
          await binProject(id, "cy").catch(() => restoreProject(id, "cy"));
        }
      }
      for (const bulk of bulks) while (await applyBatch(bulk));
      for (const { id } of bulks) {
        const bulk = await findBulk(id);
        const items = await db().bulkItem.findMany({ where: { bulkId: id } });
        for (const outcome of BULK_OUTCOMES) {
          expect(bulk[COUNTERS[outcome]]).toBe(items.filter((item) => item.outcome === outcome).length);
        }
        expect(bulk.state).toBe(doneOf(bulk) === bulk.total ? "SUCCESS" : "FAILURE");
        expect(bulk.state === "FAILURE").toBe(bulk.stopped && doneOf(bulk) < bulk.total);
        expect(await db().reviewEntry.count({ where: { bulkId: id } })).toBe(bulk.changed);
      }
      for (const project of await db().project.findMany()) {
        const entries = await db().reviewEntry.findMany({
          where: { projectId: project.id },
          orderBy: { id: "asc" },
        });
        expect(project.version).toBe(entries.length);
        const last = entries.at(-1);
        if (!last) continue;
        const { review_status, binned } = JSON.parse(last.after);
        expect([project.reviewStatus, project.binnedAt !== null]).toEqual([review_status, binned]);
      }
    }),
    { numRuns: 40, seed: 12 },
  );
});
