import { audienceNamed } from "../audience";
import { type Measure, meanMeasure } from "../measure";
import { namesTag } from "../names-tag";
import { keepsLimits, shownText } from "../shown-text";
import type { QualityInput } from "../types";

const COUNTED = "Counted; see docs/quality.md";
/** Steps of the scale of ten that a person would call the same. */
const NEAR_COMPLEXITY = 1;

/** How far the ideas are what was asked for, in what is shown. */
export function relevanceMeasures({ rows, synonyms }: QualityInput): Measure[] {
  const names = (text: string, tag: string) => namesTag(text, tag, synonyms(tag));
  const head = {
    source: COUNTED,
    unit: "share",
    better: "higher" as "higher" | "none",
    missing: "There are no ideas.",
  };
  return [
    meanMeasure(
      rows,
      {
        ...head,
        id: "accepted",
        name: "Rows with an accepted idea",
        definition:
          "Of the rows asked for, the share whose idea is saved, not too similar to another, and not below the minimum score.",
        missing: "There are no rows.",
      },
      ({ accepted }) => accepted,
    ),
    meanMeasure(
      rows,
      {
        ...head,
        id: "names_seed_tags",
        name: "Names every seed tag",
        definition:
          "Of the ideas with seed tags, the share whose title, tagline or description names each: it, an inflection or an accepted synonym. A list of hashtags does not count.",
        missing: "No row has seed tags.",
      },
      ({ idea, seedTags }) =>
        idea && seedTags.length > 0 ? seedTags.every((tag) => names(shownText(idea), tag)) : null,
    ),
    meanMeasure(
      rows,
      {
        ...head,
        id: "names_primary_tag",
        name: "Names its primary tag",
        definition:
          "The share of ideas whose title, tagline or description names the row's primary tag likewise.",
      },
      ({ idea, primaryTag }) => idea && names(shownText(idea), primaryTag),
    ),
    meanMeasure(
      rows,
      {
        ...head,
        id: "audience",
        name: "Names its audience",
        definition:
          "The share of the target audience's own words that stand in title, tagline, description or prose, in any inflection; mean. It finds what is named, not what would suit.",
      },
      ({ idea, targetAudience }) =>
        idea && audienceNamed(`${shownText(idea)}\n${idea.prose}`, targetAudience),
    ),
    meanMeasure(
      rows,
      {
        ...head,
        id: "complexity",
        name: "Complexity as asked",
        definition:
          "The share of ideas whose judged complexity is at most one step of ten from the one asked for. A judge that is told the asked one may only echo it.",
        // A judge that is told what was asked for keeps it by repeating it.
        better: "none",
        missing: "No idea was judged.",
      },
      ({ idea, targetComplexity }) =>
        idea?.complexityScore == null
          ? null
          : Math.abs(idea.complexityScore - targetComplexity) <= NEAR_COMPLEXITY,
    ),
    meanMeasure(
      rows,
      {
        ...head,
        id: "length_limits",
        name: "Length limits kept",
        definition:
          "The share of ideas with a title of 2 to 5 words, a tagline of 5 to 10, a description of 1 to 3 sentences and 3 to 5 hashtags.",
      },
      ({ idea }) => idea && keepsLimits(idea),
    ),
  ];
}
