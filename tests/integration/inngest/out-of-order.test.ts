import { setImmediate as tick } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { seeded } from "../../support/stub-model/random";
import { drivenApp, isAtWork, onceAColumn, saved } from "./driven-app";
import type { Troubles } from "./inngest-server";

const launch = drivenApp();
const SEED = Number(process.env.ORDER_SEED ?? 20261125);
const ROWS = 5;

type Deliver = Parameters<NonNullable<Troubles["delivers"]>>[1];

/** Delivers calls that come together in another order, and with every other one an older one once more. */
function disorder(seed: number) {
  const random = seeded(seed);
  const shuffled = <T>(list: T[]): T[] =>
    list
      .map((item) => ({ item, by: random() }))
      .sort((a, b) => a.by - b.by)
      .map(({ item }) => item);
  const past: Deliver[] = [];
  const waiting: (() => void)[] = [];
  const turn = async () => {
    const mine = new Promise<void>((resolve) => waiting.push(resolve));
    if (waiting.length === 1) {
      for (let ticks = 0; ticks < 5; ticks++) await tick();
      for (const release of shuffled(waiting.splice(0))) release();
    }
    await mine;
  };
  const delivers = async (_call: unknown, deliver: Deliver) => {
    await turn();
    const older = random() < 0.5 ? past[Math.floor(random() * past.length)] : undefined;
    past.push(deliver);
    const [, response] = await Promise.all([older?.(), deliver()]);
    return response;
  };
  const replay = async () => {
    for (const deliver of shuffled([...past])) await deliver();
  };
  return { delivers, replay };
}

test.each([SEED, SEED + 1, SEED + 2])(
  "calls that arrive out of order, and old ones once more, make each idea once (seed %i)",
  async (seed) => {
    const { delivers, replay } = disorder(seed);
    const { app, model, db } = await launch({ delivers });
    const { task_id } = await app.start({ num_ideas: ROWS });
    const status = await app.end(task_id);
    expect(status).toMatchObject(saved(ROWS));

    // Everything that was ever called, once more: there is nothing left to do.
    await replay();
    expect(await app.readStatus(task_id)).toEqual(status);
    expect(model.counts).toMatchObject(onceAColumn(ROWS));
    expect(await db().project.count({ where: { source: "nemo_data_designer" } })).toBe(ROWS);
  },
);

test("calls that arrive after a cancel, which the server never heard of, change nothing", async () => {
  const { delivers, replay } = disorder(SEED);
  const { app, model } = await launch({ delivers, loses: ({ name }) => name === "waywo/ideas.cancelled" });
  let cancelled: Promise<Response> | undefined;
  const { task_id } = await app.start({ num_ideas: ROWS });
  model.answer(({ column }) => {
    if (column === "metadata") cancelled ??= app.cancel(task_id);
    return undefined;
  });
  expect(await app.end(task_id)).toMatchObject({ state: "FAILURE", outcome: "cancelled" });
  await cancelled;
  // Calls that were aborted are still written down.
  await vi.waitFor(async () => expect(await isAtWork(task_id)).toBe(false));
  const status = await app.readStatus(task_id);
  const { calls } = model.counts;
  await replay();
  expect(await app.readStatus(task_id)).toEqual(status);
  expect(model.counts.calls).toBe(calls);
});
