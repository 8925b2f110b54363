import { describe, expect, test } from "vitest";
import { AUDIENCES } from "@/lib/llm/composer/audiences";
import { composeIdea } from "@/lib/llm/composer/compose-idea";
import { TARGET_AUDIENCES } from "@/lib/pipeline/columns";
import { faults } from "./grammar";
import { TAG_SETS, wishesAt } from "./samples";

const TEMPERATURES = [0.1, 0.4, 0.85, 1.2, 1.5];
const compose = (n: number, tags?: string[], temperature = TEMPERATURES[n % 5] ?? 1) =>
  composeIdea(wishesAt(n, tags), temperature, n);

describe("composed ideas", () => {
  test("3,000 of them have no fault of grammar", { timeout: 60_000 }, () => {
    const marked: string[] = [];
    for (let n = 0; n < 3000; n++) {
      // Seven is prime to the lengths of the cycles, so every pair of audience and complexity occurs.
      const { text } = compose(n, TAG_SETS[(n * 7 + Math.floor(n / 20)) % TAG_SETS.length]);
      marked.push(...faults(text).map((fault) => `${n}: ${fault}`));
    }
    expect(marked).toEqual([]);
  });

  test("have two or three paragraphs and begin with their name", () => {
    for (let n = 0; n < 300; n++) {
      const { name, text } = compose(n);
      expect(text.startsWith(name)).toBe(true);
      expect(text.split("\n\n").length).toBe(3);
      expect(name.split(" ").length).toBeGreaterThanOrEqual(2);
      expect(name.split(" ").length).toBeLessThanOrEqual(5);
    }
  });

  test("speak to the audience they were asked for", () => {
    expect(Object.keys(AUDIENCES).sort()).toEqual([...TARGET_AUDIENCES].sort());
    for (let n = 0; n < 140; n++) {
      const audience = wishesAt(n).audience;
      const words = audience.replace(/s$/, "").replace("students and learner", "students and learners");
      expect(compose(n).text.toLowerCase()).toContain(words);
    }
  });

  test("name every required tag in the words of running text", () => {
    const tags = ["nutrition", "ios", "zzz", "rust", "underwater-basket-weaving", "yodelling", "chess"];
    for (let n = 0; n < 70; n++) {
      const { text } = compose(n, tags);
      for (const word of ["iOS|iPhone", "zzz", "Rust", "underwater basket weaving", "yodelling", "chess"]) {
        expect(text).toMatch(new RegExp(word, "i"));
      }
    }
  });

  test("temperature 0 gives the same idea for every seed, and a higher one does not", () => {
    const still = [1, 2, 3].map((seed) => composeIdea(wishesAt(4), 0, seed).text.split("\n\n")[1]);
    expect(new Set(still).size).toBe(1);
    const lively = [1, 2, 3].map((seed) => composeIdea(wishesAt(4), 1, seed).text.split("\n\n")[1]);
    expect(new Set(lively).size).toBe(3);
  });

  test("keep away from titles that exist, in name and in kind", () => {
    const wishes = wishesAt(0);
    for (let seed = 0; seed < 50; seed++) {
      const first = composeIdea(wishes, 0.85, seed);
      const second = composeIdea({ ...wishes, avoid: [first.name] }, 0.85, seed);
      const words = first.name
        .toLowerCase()
        .split(" ")
        .filter((word) => !["the", "of", "for"].includes(word));
      expect(
        second.name
          .toLowerCase()
          .split(" ")
          .filter((word) => words.includes(word)),
      ).toEqual([]);
    }
  });
});
