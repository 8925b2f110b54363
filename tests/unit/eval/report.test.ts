import { expect, test } from "vitest";
import type { QualityRow } from "@/lib/quality/types";
import { encodeRows, type Measured, rowsSchema } from "../../eval/measured";
import { reportPage } from "../../eval/report/page";
import { comparisonOf, inputOf, type Report, sectionOf } from "../../eval/report/report";
import { axis, ideaWith, inputOf as input, rowWith } from "../../support/quality-rows";

function measured(name: string, rows: QualityRow[]): Measured {
  const setting = { name, title: name, about: "Made for a test." };
  return { setting, input: input(rows), statuses: [], embeddingModel: "test" };
}

const rows = (idea: Partial<Parameters<typeof ideaWith>[0]> = {}) =>
  Array.from({ length: 12 }, (_, place) => rowWith({ idea: ideaWith({ vector: axis(place % 4), ...idea }) }));

function report(...made: Measured[]): Report {
  const sections = made.map((one) => sectionOf(one, 50));
  const [a, b] = sections;
  return {
    report: "waywo-quality",
    made_at: "2026-11-26T12:00:00.000Z",
    resamples: 50,
    sections,
    missing: [{ name: "model", title: "A model", reason: "needs a model: run with --llm URL" }],
    comparisons: a && b ? [comparisonOf(a, b, 50)] : [],
  };
}

test("the page has every figure with its definition and source, its pictures, and what needs a model", () => {
  const page = reportPage(report(measured("one", rows()), measured("other", rows())));
  for (const text of [
    "Vendi score",
    "Friedman and Dieng 2023",
    "needs a model: run with --llm URL",
    "figures compared row by row",
  ])
    expect(page).toContain(text);
  expect(page.match(/<svg /g)?.length).toBeGreaterThan(8);
});

test("what a model wrote is text in the page, and the page loads nothing", () => {
  const hostile = `</td><script>alert(1)</script><img src=x onerror=alert(1)> "q" 'a' &amp; \u202egnp\u0000`;
  const page = reportPage(report(measured("one", rows({ title: hostile, tagline: hostile }))));
  expect(page).not.toMatch(/<script|<img|<svg[^>]*onerror/);
  for (const unseen of ["\u202e", "\u0000"]) expect(page).not.toContain(unseen);
  expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(page).not.toMatch(/<[a-z][^<>]*\s(?:src|href|on\w+)=|@import|url\(/);
});

test("rows come out of a report as they went in, and are measured the same again", () => {
  const made = measured("one", rows());
  expect(rowsSchema.parse(JSON.parse(JSON.stringify(encodeRows(made.input.rows))))).toEqual(made.input.rows);
  const section = sectionOf(made, 50);
  const again = sectionOf({ ...made, input: inputOf(JSON.parse(JSON.stringify(section))) }, 50);
  expect(again.figures).toEqual(section.figures);
});
