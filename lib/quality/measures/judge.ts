import { SCORE } from "@/lib/contracts/limits";
import { ideaMeasure, type Measure, meanMeasure } from "../measure";
import { deviation, entropy, spearman } from "../statistics";
import type { QualityInput } from "../types";

const NOT_JUDGED = "No idea was judged.";
const VALUES = SCORE.max - SCORE.min + 1;

/** How the judge uses its scale, and whether it repeats what it was told. */
export function judgeMeasures({ rows }: QualityInput): Measure[] {
  const head = { unit: "share", missing: NOT_JUDGED } as const;
  return [
    ideaMeasure(
      rows,
      {
        id: "score_deviation",
        name: "Spread of idea scores",
        definition: "Standard deviation of the idea scores, 1 to 10.",
        source: "Pearson 1894",
        unit: "score",
        better: "higher",
        resampling: "rows",
        missing: NOT_JUDGED,
      },
      ({ ideaScore }) => ideaScore,
      deviation,
    ),
    ideaMeasure(
      rows,
      {
        ...head,
        id: "score_entropy",
        name: "Entropy of idea scores",
        definition:
          "Shannon entropy of how often each score stands, by that of ten equally frequent ones: 0 to 1.",
        source: "Shannon 1948",
        better: "higher",
        resampling: "rows",
      },
      ({ ideaScore }) => ideaScore,
      (scores) => (scores.length === 0 ? null : (entropy(scores) ?? 0) / Math.log(VALUES)),
    ),
    meanMeasure(
      rows,
      {
        ...head,
        id: "score_saturation",
        name: "Scores of 7 or 8",
        definition: "The share of idea scores that are 7 or 8, which models give to nearly everything.",
        source: "Counted; Zheng et al. 2023, arXiv:2306.05685, on the biases of models as judges",
        better: "lower",
      },
      ({ idea }) => (idea?.ideaScore == null ? null : idea.ideaScore === 7 || idea.ideaScore === 8),
    ),
    ideaMeasure(
      rows,
      {
        id: "complexity_agreement",
        name: "Asked and judged complexity",
        definition:
          "Spearman's rank correlation of the complexity asked for and the one judged. Near 1 with a judge that is told what was asked says that it echoes; with one that is not, that ideas follow.",
        source: "Spearman 1904",
        unit: "correlation",
        better: "none",
        resampling: "rows",
        missing: "Fewer than two different complexities were asked for or judged.",
      },
      ({ complexityScore }, { targetComplexity }) =>
        complexityScore === null ? null : ([targetComplexity, complexityScore] as const),
      spearman,
    ),
    meanMeasure(
      rows,
      {
        ...head,
        id: "complexity_echo",
        name: "Judged exactly as asked",
        definition:
          "The share of ideas whose judged complexity is exactly the one asked for; by chance, about one in ten.",
        source: "Counted; see docs/quality.md",
        better: "none",
      },
      ({ idea, targetComplexity }) =>
        idea?.complexityScore == null ? null : idea.complexityScore === targetComplexity,
    ),
  ];
}
