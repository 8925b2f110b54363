import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { openTempStore, type TempStore } from "../../../support/temp-store";

let store: TempStore;
beforeAll(async () => {
  store = await openTempStore();
});
afterAll(() => store.close());

const FLOWS = 20;
const STATEMENTS = 100;
const value = (flow: number, n: number) => ({ key: `${flow} ${n}`, value: "x", updatedAt: new Date() });

/** Makes 2,000 statements in twenty flows, and counts the turns that everything else had meanwhile. */
async function turnsDuring(statement: (flow: number, n: number) => Promise<unknown>): Promise<number> {
  await statement(0, -1);
  let done = false;
  const flows = Promise.all(
    Array.from({ length: FLOWS }, async (_, flow) => {
      for (let n = 0; n < STATEMENTS; n++) await statement(flow, n);
    }),
  ).finally(() => {
    done = true;
  });
  let turns = 0;
  for (; !done; turns++) await new Promise((resolve) => setImmediate(resolve));
  await flows;
  return turns;
}

test.each([
  ["reads", () => db().setting.findMany()],
  ["writes", (flow: number, n: number) => db().setting.create({ data: value(flow, n) })],
  [
    "transactions",
    (flow: number, n: number) =>
      db().$transaction(async (tx) => {
        await tx.setting.deleteMany({ where: { key: `${flow} ${n}` } });
        await tx.setting.findMany({ take: 5 });
      }),
  ],
])(
  "however many %s wait for each other, sockets and timers have their turns in between",
  async (_, statement) => {
    expect(await turnsDuring(statement)).toBeGreaterThan(5);
  },
);
