import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LiveSheet } from "@/components/runs/live-sheet";
import type { RunStatus } from "@/lib/contracts/types";
import { columnName } from "@/lib/view/columns";
import { SHEET_COLUMNS } from "@/lib/view/sheet";

test("the heads of the sheet on a phone begin as the whole names do", () => {
  const status = {
    task_id: "a-run",
    state: "STARTED",
    num_requested: 1,
    seed_tags: [],
  } as unknown as RunStatus;
  const html = renderToStaticMarkup(createElement(LiveSheet, { status, rows: [] }));
  const heads = [...html.matchAll(/<span aria-hidden="true" title="([^"]+)"[^>]*>([^<]+)</g)];
  expect(heads.map(([, name]) => name)).toEqual(SHEET_COLUMNS.map(columnName));
  for (const [, name = "", short = ""] of heads)
    expect(name.startsWith(short), `${short} of ${name}`).toBe(true);
});
