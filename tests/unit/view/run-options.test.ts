import { expect, it } from "vitest";
import { DEFAULT_MEASURES } from "@/lib/contracts/run-options";
import { LANGUAGE_NAMES, languageIn, languageName } from "@/lib/view/languages";
import { runOptions } from "@/lib/view/run-options";
import { RUN_OPTIONS } from "../../support/run-options";

const DEFAULTS = { ...RUN_OPTIONS, min_idea_score: null };

it("says nothing of options that are as they are by default", () => {
  expect(runOptions(DEFAULTS)).toEqual([]);
});

it("names those that differ", () => {
  const measures = { ...DEFAULT_MEASURES, siblings: false, inspirations: false };
  const run = { ...DEFAULTS, min_idea_score: 6, max_candidates: 8, language: "pt-BR", measures };
  expect(runOptions({ ...run, judge: "pairwise", ideas_per_call: 2 })).toEqual([
    ["Minimum idea score", "6"],
    ["Candidates per idea", "up to 8"],
    ["Ideas per call", "2"],
    ["Language", "Brazilian Portuguese"],
    ["Judged", "against one another, too"],
    ["Switched off", "inspirations and distance from siblings"],
  ]);
});

it("says of a run without any measure that all are off", () => {
  const measures = Object.fromEntries(Object.keys(DEFAULT_MEASURES).map((name) => [name, false]));
  const run = { ...DEFAULTS, measures: measures as typeof DEFAULTS.measures };
  expect(runOptions(run)).toEqual([["Switched off", "all that is done for better ideas"]]);
});

it("takes a language by name and by tag, and no other word", () => {
  expect(languageIn(" german ")).toBe("de");
  expect(languageIn("PT-br")).toBe("pt-BR");
  expect(languageIn("the usual one")).toBeNull();
  expect(LANGUAGE_NAMES.map(languageIn)).not.toContain(null);
  expect(LANGUAGE_NAMES.map((name) => languageName(languageIn(name) ?? ""))).toEqual(LANGUAGE_NAMES);
  expect(languageName("not a tag")).toBe("not a tag");
});
