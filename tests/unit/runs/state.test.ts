import { expect, expectTypeOf, test } from "vitest";
import { isFinished } from "@/lib/contracts/run-state";
import * as contract from "@/lib/contracts/runs";
import * as prisma from "@/lib/generated/prisma/enums";
import {
  FINISHED_RUN_STATES,
  GENERATING_ROW_STATES,
  OPEN_ROW_STATES,
  OPEN_RUN_STATES,
  RETRYABLE_ROW_STATES,
} from "@/lib/runs/state";

test("the store's enums are the contract's", () => {
  expect(Object.values(prisma.RunState)).toEqual(contract.runStateSchema.options);
  expect(Object.values(prisma.RowState)).toEqual(contract.rowStateSchema.options);
  expect(Object.values(prisma.RunOutcome)).toEqual(contract.runStatusSchema.shape.outcome.unwrap().options);
  expectTypeOf<prisma.RunState>().toEqualTypeOf<contract.RunState>();
  expectTypeOf<prisma.RowState>().toEqualTypeOf<contract.RowState>();
  expectTypeOf<prisma.RunOutcome | null>().toEqualTypeOf<contract.RunStatus["outcome"]>();
});

test("a run is open or finished, never both", () => {
  expect([...OPEN_RUN_STATES, ...FINISHED_RUN_STATES]).toEqual(contract.runStateSchema.options);
  expect(contract.runStateSchema.options.filter((state) => isFinished({ state }))).toEqual(
    FINISHED_RUN_STATES,
  );
});

test("a row is open, or to be retried, or saved", () => {
  expect([...OPEN_ROW_STATES, "saved", ...RETRYABLE_ROW_STATES]).toEqual(contract.rowStateSchema.options);
  expect(OPEN_ROW_STATES).toEqual(expect.arrayContaining(GENERATING_ROW_STATES));
});
