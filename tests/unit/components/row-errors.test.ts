import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { RowErrors } from "@/components/runs/row-errors";
import type { RowFailure } from "@/lib/contracts/types";

const CAUSE = "The endpoint does not answer.";
const failure = (row: number): RowFailure => ({
  ...{ row, error: CAUSE, stage: "project_idea", code: "llm_unreachable", retryable: true },
});

test("what the page has said of the whole run is not said again of its rows", () => {
  const html = (told: string | null) =>
    renderToStaticMarkup(createElement(RowErrors, { errors: [failure(0), failure(1)], onRetry: null, told }));
  expect(html(null).split(CAUSE)).toHaveLength(2);
  expect(html("The run was cancelled.").split(CAUSE)).toHaveLength(2);
  expect(html(`No idea could be saved: ${CAUSE}`)).not.toContain(CAUSE);
  expect(html(`No idea could be saved: ${CAUSE}`)).toContain("While writing the idea.");
});
