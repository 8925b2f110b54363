import type { Measures } from "@/lib/contracts/run-options";

/** What each measure does, as a switch for it says. */
export const MEASURES: Record<keyof Measures, { label: string; does: string }> = {
  inspirations: {
    label: "Inspirations",
    does: "Each idea starts from a few projects of the corpus: their need, not their product.",
  },
  problem_frames: {
    label: "Problem frames",
    does: "Each idea starts from a kind of problem, spread over the run.",
  },
  siblings: {
    label: "Distance from siblings",
    does: "Later ideas are told what the run already has.",
  },
  purpose_novelty: {
    label: "Comparison of purposes",
    does: "The same idea about another subject counts as a repetition, too.",
  },
  graded_examples: {
    label: "Graded examples",
    does: "The judge is shown ideas with their scores before it gives one.",
  },
};
