import { expect, test } from "vitest";
import { roughDuration } from "@/lib/view/amounts";
import { costWords, forecastBasis, forecastSentence } from "@/lib/view/forecast";

const NONE = {
  calls: null,
  prompt_tokens: null,
  completion_tokens: null,
  seconds: null,
  cost: null,
  runs: 0,
};

test("a forecast is told in a sentence, with two digits of what it does not know better", () => {
  expect(forecastSentence(NONE)).toBeNull();
  const known = { ...NONE, calls: 1, prompt_tokens: 1240, completion_tokens: 210, runs: 1 };
  expect(forecastSentence(known)).toBe("About 1 call and 1,500 tokens");
  const whole = { ...known, calls: 1530, prompt_tokens: 1_234_567, seconds: 130, cost: 1.234 };
  expect(forecastSentence(whole)).toBe("About 1,530 calls, 1,200,000 tokens, 2 minutes and $1.23");
  expect([forecastBasis(1), forecastBasis(12)]).toEqual([
    "going by the one run before",
    "going by the last 12 runs",
  ]);
});

test("times and costs are told in the unit that people would use", () => {
  expect([0.3, 1.2, 44, 99, 100, 600, 5400, 40_000].map(roughDuration)).toEqual([
    "under a second",
    "1 second",
    "44 seconds",
    "99 seconds",
    "2 minutes",
    "10 minutes",
    "2 hours",
    "11 hours",
  ]);
  expect([0, 0.002, 0.018, 9.5, 1234.5].map(costWords)).toEqual([
    "$0",
    "less than $0.01",
    "$0.02",
    "$9.50",
    "$1,235",
  ]);
});
