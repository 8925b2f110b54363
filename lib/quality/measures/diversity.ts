import { countDistinct, distinctN, repeatedShare, Similarities, vendiScore } from "../diversity";
import { ideaMeasure, type Measure, meanMeasure } from "../measure";
import { ideaSentences, openingOf, termsOf } from "../shown-text";
import type { QualityInput } from "../types";

const NO_IDEAS = "There are no ideas.";
const NO_VECTORS = "No idea has a vector.";
const SI_2024 =
  "Si, Yang and Hashimoto 2024, arXiv:2409.04109: ideas that are no near-duplicates by embedding";
const LI_2016 = "Li et al. 2016, NAACL, arXiv:1510.03055";

/** How much the ideas differ from each other, and from what was there. */
export function diversityMeasures({ rows, cosine }: QualityInput): Measure[] {
  const ideas = compared(rows);
  return [
    ...distinctMeasures(ideas, cosine),
    vendiMeasure(ideas),
    ...distinctWords(rows, 1),
    ...distinctWords(rows, 2),
    ideaMeasure(
      rows,
      {
        id: "repeated_sentences",
        name: "Repeated sentences",
        definition:
          "Of the sentences of four words or more in tagline, description and prose, counted once an idea, the share that stand in more than one idea.",
        source: "Counted; see docs/quality.md",
        unit: "share",
        better: "lower",
        resampling: "halves",
        missing: NO_IDEAS,
      },
      (idea) => ideaSentences(idea),
      repeatedShare,
    ),
    meanMeasure(
      rows,
      {
        id: "novelty",
        name: "Novelty against the corpus",
        definition:
          "1 − the highest cosine to any stored project or idea of the run at the moment it was written; mean.",
        source: "docs/decisions/004-novelty-threshold.md",
        unit: "share",
        better: "higher",
        missing: "No idea's novelty was measured.",
      },
      ({ idea }) => idea?.novelty ?? null,
    ),
  ];
}

/** How many are distinct, and the share of those there are. */
function distinctMeasures({ of, similarities, n }: Compared, cosine: number): Measure[] {
  const head = {
    source: SI_2024,
    better: "higher" as const,
    resampling: "halves_log" as const,
    missing: NO_VECTORS,
    n,
  };
  return [
    {
      ...head,
      id: "distinct_ideas",
      name: "Distinct ideas",
      definition: `Groups of ideas, two being in one group when their title, tagline and description have a cosine of ${cosine.toFixed(2)} or more, or when a chain of such pairs joins them (single linkage).`,
      unit: "ideas",
      of: (places) => countDistinct(similarities, of(places), cosine) || null,
    },
    {
      ...head,
      id: "distinct_ideas_share",
      name: "Distinct ideas, share",
      definition: "Distinct ideas by all that could be compared.",
      unit: "share",
      of(places) {
        const chosen = of(places);
        return chosen.length === 0 ? null : countDistinct(similarities, chosen, cosine) / chosen.length;
      },
    },
  ];
}

function vendiMeasure({ of, similarities, n }: Compared): Measure {
  return {
    id: "vendi_score",
    name: "Vendi score",
    definition:
      "The effective number of ideas: the exponential of the von Neumann entropy of K/n, K being the cosines of all pairs. 1 where all are the same, n where no two are alike.",
    source: "Friedman and Dieng 2023, TMLR, arXiv:2210.02410, definition 3.1",
    unit: "ideas",
    better: "higher",
    resampling: "halves_log",
    missing: NO_VECTORS,
    n,
    of: (places) => vendiScore(similarities, of(places)),
  };
}

function distinctWords(rows: QualityInput["rows"], n: number): Measure[] {
  const what = n === 1 ? "words" : "pairs of words in a row";
  const head = (id: string, name: string, where: string) => ({
    id: `distinct_${n}_${id}`,
    name: `Distinct-${n} of ${name}`,
    definition: `Of all ${what} in ${where}, the share that differ.`,
    source: LI_2016,
    unit: "share",
    better: "higher" as const,
    resampling: "halves_log" as const,
    missing: NO_IDEAS,
  });
  const statistic = (texts: string[][]) => distinctN(texts, n);
  return [
    ideaMeasure(rows, head("titles", "titles", "the titles"), ({ title }) => termsOf(title), statistic),
    ideaMeasure(
      rows,
      head("openings", "openings", "the first eight words of the descriptions"),
      openingOf,
      statistic,
    ),
  ];
}

/** The cosines of those ideas that have a vector. */
interface Compared {
  n: number;
  similarities: Similarities;
  /** The places among the vectors of the rows in these places. */
  of(places: readonly number[]): number[];
}

function compared(rows: QualityInput["rows"]): Compared {
  const vectors: Float32Array[] = [];
  const found = rows.map(({ idea }) => (idea?.vector ? vectors.push(idea.vector) - 1 : null));
  return {
    n: vectors.length,
    similarities: new Similarities(vectors),
    of: (places) => places.map((place) => found[place] ?? null).filter((place) => place !== null),
  };
}
