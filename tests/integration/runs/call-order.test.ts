import { expect, test, vi } from "vitest";
import { AdaptiveLimiter } from "@/lib/net/limiter";
import { modelSeed } from "@/lib/pipeline/pipeline";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();
const COLUMNS = ["project_idea", "metadata", "idea_quality"];
const IDEAS = 6;
const SEED = 4_000;
/** With one call in flight. */
const OPEN_ROWS = 2;

test("a run's first two rows are finished first, then the others one by one", async () => {
  const asked = vi.spyOn(AdaptiveLimiter.prototype, "acquire");
  const { app, stub } = await launch({ stub: { dimensions: 8 }, env: { LLM_CONCURRENCY: "1" } });
  // Answers only once every open row waits with its next call, however slow the machine.
  stub.answer(async ({ route }) => {
    if (route !== "chat") return undefined;
    const written = stub.counts.byColumn.idea_quality;
    const isLast = stub.log.at(-1)?.column === "idea_quality";
    const open = Math.min(OPEN_ROWS, IDEAS - written + (isLast ? 1 : 0));
    await vi.waitFor(() => {
      // Places to write a row say whether the row passes others; calls do not.
      const calls = asked.mock.calls.filter(([, , turn]) => turn && turn.passes === undefined).length;
      expect(calls - stub.counts.calls).toBe(open - 1);
    });
    return undefined;
  });
  const { task_id } = await app.start({ num_ideas: IDEAS, seed: SEED });
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: IDEAS } });

  const rows = stub.log
    .filter(({ route }) => route === "chat")
    .map(({ body, column }) => {
      const place = COLUMNS.indexOf(column ?? "");
      return Array.from({ length: IDEAS }, (_, row) => row).find(
        (row) => modelSeed(SEED, row, 0, place) === body.seed,
      );
    });
  // A row's next call waits for the one that took its slot, so that two rows go side by side.
  expect([rows.slice(0, 6), rows.slice(6, 12), rows.slice(12)].map((six) => six.toSorted())).toEqual([
    [0, 0, 0, 1, 1, 1],
    [2, 2, 2, 3, 3, 3],
    [4, 4, 4, 5, 5, 5],
  ]);
});
