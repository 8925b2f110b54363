import { describe, expect, it } from "vitest";
import { candidatesText, runResultText } from "@/lib/view/run-result";

const NONE = { similar: 0, same_purpose: 0, shared_sentences: 0, below_min_score: 0 };

function run(saved: number, accepted: number, min: number | null = null, reasons = {}, counts = [saved, 0]) {
  const [written = 0, refused = 0] = counts;
  const result = {
    status: "success" as const,
    ...{ num_requested: saved, num_generated: saved, num_saved: saved, num_accepted: accepted },
    ...{ project_ids: [], errors: [], seed_tags: [] },
  };
  return { result, candidates: { written, refused, reasons: { ...NONE, ...reasons } }, min_idea_score: min };
}

describe("the result of a run in words", () => {
  it.each([
    [
      "what was refused, for each reason",
      run(50, 47, null, { similar: 14, same_purpose: 6, below_min_score: 3 }, [73, 23]),
      "47 of 50 ideas are distinct; the other 3 are the best there was.",
      "73 written, 23 refused: 14 too similar, 6 same purpose, 3 below the minimum score",
    ],
    [
      "a promise kept",
      run(50, 50, 6, { shared_sentences: 1 }, [51, 1]),
      "All 50 ideas are distinct and of at least 6.",
      "51 written, 1 refused: 1 with shared sentences",
    ],
    [
      "a minimum that nothing missed",
      run(5, 5, 4, {}, [5, 0]),
      "All 5 ideas are distinct and of at least 4.",
      null,
    ],
    [
      "one idea that is not what was asked for",
      run(1, 0, 9, { below_min_score: 3 }, [3, 3]),
      "The idea is not distinct or not of at least 9; none better came.",
      "3 written, 3 refused: 3 below the minimum score",
    ],
    [
      "no idea that is",
      run(4, 0, null, { similar: 12 }, [12, 12]),
      "None of the 4 ideas is distinct; none better came.",
      "12 written, 12 refused: 12 too similar",
    ],
    [
      "one of two",
      run(2, 1, 6, { below_min_score: 2 }, [4, 2]),
      "1 of 2 ideas is distinct and of at least 6; the other is the best there was.",
      "4 written, 2 refused: 2 below the minimum score",
    ],
  ])("says %s", (_, given, text, candidates) => {
    expect(runResultText(given)).toBe(text);
    expect(candidatesText(given.candidates)).toBe(candidates);
  });

  it("is nothing where there is nothing to tell", () => {
    expect(runResultText(run(5, 5))).toBeNull();
    expect(runResultText(run(0, 0, 6))).toBeNull();
    expect(runResultText({ candidates: run(1, 1).candidates, min_idea_score: 6 })).toBeNull();
  });
});
