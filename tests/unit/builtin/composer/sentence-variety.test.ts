import { describe, expect, test, vi } from "vitest";
import type { Scene } from "@/lib/builtin/composer/content-schema";
import { recogniseIdea } from "@/lib/builtin/composer/recognise-idea";
import { sentences } from "@/lib/builtin/composer/text/english";
import { shortWho } from "@/lib/builtin/composer/text/short-forms";
import { itemsOf } from "@/lib/builtin/composer/text/template";
import { catalogue, ideaAt } from "./samples";

vi.setConfig({ testTimeout: 60_000 });

/** In how many of fifty ideas a sentence may recur with another situation filled in. */
const MAX_RECURRENCE = 8;

function sceneOf(text: string, tags: string[]): Scene {
  const { scene } = recogniseIdea(catalogue, text, tags);
  if (!scene) throw new Error(`No scene in ${text}`);
  return scene;
}

/** The sentences of an idea with everything that comes from its scene masked. */
function skeletons(name: string, text: string, tags: string[]): string[] {
  const scene = sceneOf(text, tags);
  const { who, pain, wish, item, data, other, number, when, twist } = scene;
  const phrases = [name, twist, pain, who, wish, data, other, number, when, itemsOf(scene), item];
  const masked = [...phrases, shortWho(who, catalogue.shortForms)].reduce(
    (prose, phrase) =>
      phrase.toLowerCase().split(" ").length > 0
        ? prose.replaceAll(new RegExp(literal(phrase), "gi"), "…")
        : prose,
    text.replace(/\n+/g, " "),
  );
  return [
    ...new Set(sentences(masked).map((sentence) => sentence.replace(/\b(?:an?|\d[\d,]*) /g, ""))),
  ].filter((sentence) => /\p{L}{3}.*\p{L}{3}/u.test(sentence));
}

const literal = (text: string) => text.replace(/[.*+?^$()|[\]{}\\]/g, "\\$&");

describe("sentences", () => {
  test.each([
    { tags: ["nutrition", "ios"], start: 0 },
    { tags: ["nutrition", "ios"], start: 4200 },
    { tags: ["gardening"], start: 0 },
    { tags: ["health", "ios"], start: 77 },
  ])("for $tags from seed $start: none recurs in more than eight of fifty ideas", ({ tags, start }) => {
    const counts = new Map<string, number>();
    for (let n = start; n < start + 50; n++) {
      const { name, text } = ideaAt(n, tags);
      for (const skeleton of skeletons(name, text, tags))
        counts.set(skeleton, (counts.get(skeleton) ?? 0) + 1);
    }
    const worn = [...counts].filter(([, count]) => count > MAX_RECURRENCE);
    expect(worn.toSorted((a, b) => b[1] - a[1])).toEqual([]);
    expect(counts.size).toBeGreaterThan(150);
  });
});
