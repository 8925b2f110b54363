import { describe, expect, test } from "vitest";
import { composeIdea } from "@/lib/llm/composer/compose-idea";
import { ALL_SCENES } from "@/lib/llm/composer/knowledge/find-topic";
import { shortData, shortWho } from "@/lib/llm/composer/shorten";
import { itemsOf } from "@/lib/llm/composer/slots";
import type { Scene } from "@/lib/llm/composer/types";
import { sentences } from "@/lib/llm/composer/words";
import { wishesAt } from "./samples";

/** In how many of fifty ideas one skeleton may be: about a tenth. */
const MOST = 6;

/** The scene an idea is about, told by its people and its trouble. */
function sceneOf(text: string): Scene {
  const lower = text.toLowerCase();
  const found = ALL_SCENES.find(
    ({ scene }) => lower.includes(scene.pain.toLowerCase()) && lower.includes(scene.who.toLowerCase()),
  );
  if (!found) throw new Error(`No scene in ${text}`);
  return found.scene;
}

/** The sentences of an idea with all that belongs to its subject masked; what the scene itself says is left out. */
function skeletons(name: string, text: string): string[] {
  const scene = sceneOf(text);
  const { who, pain, wish, item, data, other, number, when, twist } = scene;
  const phrases = [name, twist, pain, who, wish, data, other, number, when, itemsOf(scene), item];
  const masked = [...phrases, shortWho(who), shortData(data)].reduce(
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
  ])("of fifty ideas for $tags from $start: no skeleton is in more than about a tenth", ({ tags, start }) => {
    const counts = new Map<string, number>();
    for (let n = start; n < start + 50; n++) {
      const { name, text } = composeIdea(wishesAt(n, tags), 0.85, n);
      for (const skeleton of skeletons(name, text)) counts.set(skeleton, (counts.get(skeleton) ?? 0) + 1);
    }
    const worn = [...counts].filter(([, count]) => count > MOST);
    expect(worn.toSorted((a, b) => b[1] - a[1])).toEqual([]);
    expect(counts.size).toBeGreaterThan(150);
  });
});
