import { afterEach, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { startApp, type TestApp } from "../../support/app";
import { ADMIN_TOKEN, endBulk, manyIdeas, readItems, startBulk, statuses } from "./bulk-app";

const IDEAS = 10_000;

let app: TestApp;
beforeEach(async () => {
  app = await startApp({ env: { ADMIN_TOKEN }, seeded: false });
});
afterEach(() => app.stop(), 60_000);

test("ten thousand ideas that a filter matches are rejected, each with its outcome and its entry", {
  timeout: 600_000,
}, async () => {
  await manyIdeas(IDEAS);
  await manyIdeas(100, "approved");
  const filter = { q: "ideas", review_status: "pending" };
  const { bulk_id, total } = await startBulk({
    action: "reject",
    reason: "off topic",
    filter,
    expected: IDEAS,
  });
  expect(total).toBe(IDEAS);
  expect(await endBulk(bulk_id, 500_000)).toMatchObject({
    ...{ state: "SUCCESS", done: IDEAS, error: null },
    outcomes: { changed: IDEAS, unchanged: 0, not_reviewable: 0, gone: 0, failed: 0 },
  });
  expect(await statuses()).toEqual({ rejected: IDEAS, approved: 100 });
  const page = await readItems(bulk_id, `limit=3&offset=${IDEAS - 2}&outcome=changed`);
  expect(page).toMatchObject({ total: IDEAS, items: [{ outcome: "changed" }, { outcome: "changed" }] });
  expect(await db().reviewEntry.count({ where: { bulkId: bulk_id, action: "reject" } })).toBe(IDEAS);
});
