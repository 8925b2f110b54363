import { describe, expect, test, vi } from "vitest";
import { composeIdea } from "@/lib/builtin/composer/idea/compose-idea";
import { TARGET_AUDIENCES } from "@/lib/pipeline/columns/target-audience";
import { faults } from "./grammar";
import { briefAt, catalogue, ideaAt, TAG_SETS } from "./samples";

vi.setConfig({ testTimeout: 60_000 });

const TEMPERATURES = [0.1, 0.4, 0.85, 1.2, 1.5];
const compose = (n: number, tags?: string[]) => ideaAt(n, tags, TEMPERATURES[n % 5]);

describe("composed ideas", () => {
  test("have no grammar mistake in 3,000 of them", () => {
    const marked: string[] = [];
    for (let n = 0; n < 3000; n++) {
      // Seven is coprime to the lengths of the cycles, so every pair of audience and complexity occurs.
      const { text } = compose(n, TAG_SETS[(n * 7 + Math.floor(n / 20)) % TAG_SETS.length]);
      marked.push(...faults(text).map((fault) => `${n}: ${fault}`));
    }
    expect(marked).toEqual([]);
  });

  test("have three paragraphs and begin with their name", () => {
    for (let n = 0; n < 300; n++) {
      const { name, text } = compose(n);
      expect(text.startsWith(name)).toBe(true);
      expect(text.split("\n\n").length).toBe(3);
      expect(name.split(" ").length).toBeGreaterThanOrEqual(2);
      expect(name.split(" ").length).toBeLessThanOrEqual(5);
    }
  });

  test("address the requested audience", () => {
    expect(Object.keys(catalogue.phrases.audiences.known).sort()).toEqual([...TARGET_AUDIENCES].sort());
    for (let n = 0; n < 140; n++) {
      const audience = briefAt(n).audience;
      const words = audience.replace(/s$/, "").replace("students and learner", "students and learners");
      expect(compose(n).text.toLowerCase()).toContain(words);
    }
  });

  test("name every required tag the way prose spells it", () => {
    const tags = ["nutrition", "ios", "zzz", "rust", "underwater-basket-weaving", "yodelling", "chess"];
    for (let n = 0; n < 70; n++) {
      const { text } = compose(n, tags);
      for (const word of ["iOS|iPhone", "zzz", "Rust", "underwater basket weaving", "yodelling", "chess"]) {
        expect(text).toMatch(new RegExp(word, "i"));
      }
    }
  });

  test("vary with the seed, but not at temperature 0", () => {
    const secondParagraphs = (temperature: number) =>
      [1, 2, 3].map(
        (seed) => composeIdea(catalogue, briefAt(4), { temperature, seed }).text.split("\n\n")[1],
      );
    expect(new Set(secondParagraphs(0)).size).toBe(1);
    expect(new Set(secondParagraphs(1)).size).toBe(3);
  });

  test("share no word of their name with the titles to avoid", () => {
    const brief = briefAt(0);
    const significantWords = (name: string) =>
      name
        .toLowerCase()
        .split(" ")
        .filter((word) => !["the", "of", "for"].includes(word));
    for (let seed = 0; seed < 50; seed++) {
      const options = { temperature: 0.85, seed };
      const first = composeIdea(catalogue, brief, options);
      const second = composeIdea(catalogue, { ...brief, avoid: [first.name] }, options);
      const words = significantWords(first.name);
      expect(significantWords(second.name).filter((word) => words.includes(word))).toEqual([]);
    }
  });
});
