import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { RunDetails } from "@/components/runs/run-details";
import { RunFilters } from "@/components/runs/run-filters";
import type { RunStatus } from "@/lib/contracts/types";
import { readRunsPage } from "@/lib/view/runs-params";
import { NO_CANDIDATES, RUN_OPTIONS, UNNAMED } from "../../support/run-options";

const BATCH = "8f0e6a1e-0000-4000-8000-000000000000";

const details = (batch_id: string | null) => {
  const usage = { calls: 0, prompt_tokens: 0, completion_tokens: 0, cost: null };
  const more = { candidates: NO_CANDIDATES, counts: { generated: 0, saved: 0, failed: 0 }, usage };
  const status = { ...RUN_OPTIONS, ...UNNAMED, ...more, seed: 7, task_id: "t", batch_id } as RunStatus;
  return renderToStaticMarkup(createElement(RunDetails, { status, admin: false }));
};

test("a run of a batch leads to the batch's runs, another does not", () => {
  expect(details(BATCH)).toContain(`href="/runs?batch=${BATCH}"`);
  expect(details(null)).not.toContain("batch");
});

test("the list of runs leaves those of batches out, or has those of one", () => {
  const filters = (query: Record<string, string>) =>
    renderToStaticMarkup(createElement(RunFilters, { page: readRunsPage(query), models: [] }));
  expect(filters({})).toContain('href="/runs?batch=none"');
  expect(filters({ batch: BATCH })).toContain("Of one batch");
  expect(filters({ batch: BATCH })).toContain(`name="batch" value="${BATCH}"`);
});
