import { expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { cancelRun } from "@/lib/runs/end-run";
import { generateRow } from "@/lib/runs/row/generate-row";
import { refuseUpdates } from "../../support/refuse-writes";
import { startByHand } from "../../support/runs-by-hand";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

test("no call is paid for a row under way that the store does not take", async () => {
  const { stub } = await launch({ stub: { dimensions: 16 } });
  const taskId = await startByHand(1);
  const row = { taskId, row: 0, round: 0 };
  // As a step leaves it that failed when it stored an answer.
  await db().generationRow.updateMany({ data: { state: "generating" } });
  const accept = await refuseUpdates("generation_rows");
  await expect(generateRow(row)).rejects.toThrow();
  expect(stub.counts.calls).toBe(0);

  await accept();
  expect(await generateRow(row)).toBe("generated");
  expect(stub.counts.calls).toBe(3);
  await cancelRun(taskId);
});

test("nor for one whose run was cancelled meanwhile, by another process", async () => {
  const { stub } = await launch({ stub: { dimensions: 16 } });
  const taskId = await startByHand(1);
  stub.answer(async ({ column }) => {
    if (column === "project_idea") {
      await db().generationRow.updateMany({ data: { state: "cancelled" } });
      await db().generationRun.updateMany({
        data: { state: "FAILURE", outcome: "cancelled", error: "It was." },
      });
    }
    return undefined;
  });
  expect(await generateRow({ taskId, row: 0, round: 0 })).toBe("cancelled");
  expect(stub.counts.calls).toBe(1);
});
