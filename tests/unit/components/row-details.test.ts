import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ideaOfRow } from "@/components/ideas/idea";
import { RowDetails } from "@/components/runs/row-details";
import type { Row } from "@/lib/contracts/types";
import { savedRow } from "../../support/row-by-hand";

const PLAIN = savedRow(9);

const html = (part: Partial<Row>) =>
  renderToStaticMarkup(createElement(RowDetails, { row: { ...PLAIN, ...part } }));
/** As it is read. */
const text = (part: Partial<Row>) =>
  html(part)
    .replace(/<(dt|dd|li|summary|p)[^>]*>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();

test("nothing is shown of a row with nothing to tell", () => {
  expect(html({})).toBe("");
});

test("a row tells what it started from, with links to the projects", () => {
  const inspirations = [
    { project_id: 3, title: "Gong", purpose: "Rings at noon", far: false },
    { project_id: 4, title: "Sledge", purpose: "", far: true },
  ];
  const row = { problem_frame: "something is forgotten", inspirations };
  expect(text(row)).toBe(
    "How it came about Kind of problem something is forgotten Inspired by Gong: Rings at noon Sledge (from another field)",
  );
  expect(html(row)).toContain('href="/projects/3"');
});

test("a refused candidate is named with what it was too like, or its score", () => {
  const alike = { purpose: null, text: null };
  const refused: Row["refused"] = [
    {
      ...{
        candidate: 0,
        title: "Tide Bell",
        idea_score: 5,
        reasons: ["similar", "same_purpose", "below_min_score"],
      },
      nearest: { project_id: 12, title: "Tide Gong" },
      too_alike: [
        { reason: "similar", title: "Tide Gong", ...alike },
        { reason: "same_purpose", title: "Snow Gong", ...alike },
        { reason: "same_purpose", title: "Ice Gong", ...alike },
      ],
      kept: false,
    },
    {
      ...{ candidate: 1, title: "Tidewatch", idea_score: 4, reasons: ["below_min_score"] },
      ...{ nearest: null, too_alike: [], kept: true },
    },
  ];
  expect(text({ refused })).toBe(
    "How it came about Refused candidates Tide Bell, idea score 5: below the minimum score; similar to Tide Gong; same purpose as “Snow Gong”, “Ice Gong” Tidewatch, idea score 4: below the minimum score. Kept, as none was better",
  );
  expect(html({ refused })).toContain('href="/projects/12"');
});

test("rank and a second judge are told at a glance, and in full", () => {
  const second_opinion = {
    ...{ model: "other", idea_score: 4, complexity_score: 5, idea_reasoning: "Seen before." },
    ...{ complexity_reasoning: null, error: null },
  };
  expect(text({ rank: 2, absolute_idea_score: 8, second_opinion, disagreement: 3 })).toBe(
    "How it came about · rank 2 · judges 3 apart Rank in this run 2; scored 8 by itself Second judge other: idea 4, complexity 5; idea scores 3 apart Seen before.",
  );
  const failed = {
    ...second_opinion,
    idea_score: null,
    complexity_score: null,
    error: "It does not answer.",
  };
  expect(text({ second_opinion: failed })).toBe("How it came about Second judge other It does not answer.");
});

test("an idea says in what it is too like another; of earlier runs, that it is similar", () => {
  const nearest = { project_id: 12, title: "Tide Gong" };
  expect(ideaOfRow({ ...PLAIN, nearest })?.tooLike).toBeNull();
  const purpose = { reason: "same_purpose" as const, title: "Snow Gong", purpose: null, text: null };
  expect(ideaOfRow({ ...PLAIN, near: true, nearest, too_alike: [purpose] })?.tooLike).toEqual({
    likenesses: [purpose],
    nearest,
  });
  expect(ideaOfRow({ ...PLAIN, near: true, nearest })?.tooLike).toEqual({
    likenesses: [{ reason: "similar", title: "Tide Gong" }],
    nearest,
  });
});
