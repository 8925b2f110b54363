import { expect, test } from "vitest";
import { expectNoise, takeNoise } from "../../support/fail-on-noise";

test("an unexpected complaint is noise, with what it said", () => {
  console.error("Warning: %s is deprecated", "x");
  console.warn("and so is", { y: 1 });
  expect(takeNoise()).toEqual([
    "console.error: Warning: x is deprecated",
    "console.warn: and so is { y: 1 }",
  ]);
});

test("an expected complaint is no noise, another beside it is", () => {
  expectNoise(/deprecated/);
  console.warn("x is deprecated");
  console.warn("y is missing");
  expect(takeNoise()).toEqual(["console.warn: y is missing"]);
});

test("an expected complaint that does not come is told", () => {
  expectNoise(/deprecated/);
  expect(takeNoise()).toEqual(["never heard: /deprecated/"]);
});
