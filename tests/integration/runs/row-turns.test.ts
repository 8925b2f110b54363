import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { cancelRun } from "@/lib/runs/end-run";
import { retryRows } from "@/lib/runs/retry-rows";
import type { RowJob } from "@/lib/runs/row/generate-candidates";
import { generateRow } from "@/lib/runs/row/generate-row";
import { Latch } from "../../support/latch";
import { candidateByHand, startByHand } from "../../support/runs-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";

const writing = vi.hoisted(() => ({ rounds: [] as number[], until: null as Promise<void> | null }));
vi.mock("@/lib/runs/row/generate-candidates", async (importOriginal) => ({
  ...(await importOriginal<object>()),
  generateCandidates: async ({ run, row }: RowJob) => {
    writing.rounds.push(run.round);
    if (run.round === 0) await writing.until;
    return candidateByHand(row.id);
  },
}));

let store: TempStore;
beforeEach(async () => {
  store = await openTempStore();
});
afterEach(() => store.close());

test("a new round waits until what the old one was at has been stored, and the old one ends nothing", async () => {
  const latch = new Latch();
  writing.until = latch.wait();
  const taskId = await startByHand(1);
  const old = generateRow({ taskId, row: 0, round: 0 });
  const twin = generateRow({ taskId, row: 0, round: 0 });
  await vi.waitFor(() => expect(writing.rounds).toEqual([0]));
  await cancelRun(taskId);
  expect((await retryRows(taskId)).round).toBe(1);
  const renewed = generateRow({ taskId, row: 0, round: 1 });
  // It would have begun by now.
  await db().generationRow.count();
  expect(writing.rounds).toEqual([0]);
  expect((await db().generationRow.findFirstOrThrow()).state).toBe("planned");

  latch.open();
  expect(await old).toBe("planned");
  expect(await twin).toBe("planned");
  expect(await renewed).toBe("generated");
  expect(writing.rounds).toEqual([0, 1]);
  expect(await generateRow({ taskId, row: 0, round: 0 })).toBe("superseded");
});
