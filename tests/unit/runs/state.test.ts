import { expect, expectTypeOf, test } from "vitest";
import { ENDPOINTS } from "@/lib/contracts";
import type * as contract from "@/lib/contracts/runs";
import * as prisma from "@/lib/generated/prisma/enums";
import {
  FINISHED_RUN_STATES,
  GENERATING_ROW_STATES,
  OPEN_ROW_STATES,
  OPEN_RUN_STATES,
} from "@/lib/runs/state";

const status = ENDPOINTS.getRunStatus.response.shape;
const row = ENDPOINTS.listRows.response.shape.rows.element.shape;

test("the store's enums are the contract's", () => {
  expect(Object.values(prisma.RunState)).toEqual(status.state.options);
  expect(Object.values(prisma.RowState)).toEqual(row.state.options);
  expect(Object.values(prisma.RunOutcome)).toEqual(status.outcome.unwrap().options);
  expectTypeOf<prisma.RunState>().toEqualTypeOf<contract.RunState>();
  expectTypeOf<prisma.RowState>().toEqualTypeOf<contract.RowState>();
  expectTypeOf<prisma.RunOutcome | null>().toEqualTypeOf<contract.RunStatus["outcome"]>();
});

test("a run is open or finished, never both", () => {
  expect(OPEN_RUN_STATES).toEqual(["PENDING", "STARTED"]);
  expect(FINISHED_RUN_STATES).toEqual(["SUCCESS", "FAILURE"]);
});

test("a row is open, or saved, or ended without being saved", () => {
  expect([...OPEN_ROW_STATES, "saved", "failed", "cancelled"]).toEqual(row.state.options);
  expect(OPEN_ROW_STATES).toEqual(expect.arrayContaining(GENERATING_ROW_STATES));
});
