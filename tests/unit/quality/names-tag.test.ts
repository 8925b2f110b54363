import { expect, test } from "vitest";
import { audienceNamed } from "@/lib/quality/audience";
import { namesTag, sameStem } from "@/lib/quality/names-tag";
import { ideaSentences, openingOf, shownText } from "@/lib/quality/shown-text";
import { ideaWith } from "../../support/quality-rows";

test.each([
  ["An iOS app for meals", "ios", true],
  ["A radio for the kiosk", "ios", false],
  ["It schedules shifts", "scheduling", true],
  ["Nutritional notes", "nutrition", true],
  ["A tool in Rust", "rust", true],
  ["Trusted rustic furniture", "rust", false],
  ["Uses AI to sort", "ai", true],
  ["He said it is fair", "ai", false],
  ["Artificial intelligence sorts it", "ai", true],
  ["A machine-learning model", "machine-learning", true],
  ["Machine learning on the phone", "machine-learning", true],
  ["A washing machine that teaches learning", "machine-learning", false],
  ["A Kubernetes operator", "k8s", true],
  ["Written in C++ by hand", "c++", true],
  ["Written in C by hand", "c++", false],
  ["Runs on Node.js", "node.js", true],
  ["Games for trains", "game", true],
  ["Gaming nights", "game", true],
  ["A gamma ray", "game", false],
  ["個人の音楽を集める", "音楽", true],
])("%j names the tag %s: %s", (text, tag, expected) => {
  expect(namesTag(text, tag)).toBe(expected);
});

test("an accepted synonym names a tag", () => {
  expect(namesTag("An iPhone app", "ios")).toBe(false);
  expect(namesTag("An iPhone app", "ios", ["iphone"])).toBe(true);
});

test("words of one stem are one word, those that only begin alike are not", () => {
  expect(sameStem("developers", "developer")).toBe(true);
  expect(sameStem("commerce", "commander")).toBe(false);
  expect(sameStem("art", "arc")).toBe(false);
});

test("lists of tags are not part of what is shown", () => {
  const idea = ideaWith({ description: "A calm diary. #ios #rust. Tags: music, games" });
  const text = shownText(idea);
  for (const tag of ["ios", "rust", "music", "games"]) expect(namesTag(text, tag)).toBe(false);
  expect(namesTag(shownText(ideaWith({ description: "An iOS diary, in C# 8." })), "ios")).toBe(true);
});

test("an audience is named by the share of its own words", () => {
  expect(audienceNamed("For enterprise developers.", "enterprise developers")).toBe(1);
  expect(audienceNamed("A developer reads it.", "enterprise developers")).toBe(0.5);
  expect(audienceNamed("For nobody.", "students and learners")).toBe(0);
  expect(audienceNamed("For nobody.", "and the")).toBeNull();
});

test("openings are eight words, and short sentences are not counted", () => {
  const idea = ideaWith({
    tagline: "Calm.",
    description: "One two three four five six seven eight nine.",
    prose: "It is free.",
  });
  expect(openingOf(idea)).toHaveLength(8);
  expect(ideaSentences(idea)).toEqual(["one two three four five six seven eight nine"]);
});
