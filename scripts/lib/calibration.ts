import { embedTexts } from "../../lib/embeddings/embed-texts";
import { comparedIdea, type Likeness, likeness, sharedSentences } from "../../lib/embeddings/likeness";
import { embeddingText, isSamePurpose } from "../../lib/embeddings/novelty";
import { type IdeaText, purposeText } from "../../lib/embeddings/purpose";
import { isVector } from "../../lib/embeddings/read-embeddings";
import type { TextMeans } from "../../lib/embeddings/text-means";
import { cosine } from "../../lib/embeddings/vector";
import { type Interval, intervalOf, RESAMPLES, resample } from "../../lib/quality/resample";
import type { LabelledPair } from "./labelled-pairs";

/** A labelled pair as the rules see it. */
export interface MeasuredPair extends Pick<LabelledPair, "id" | "family" | "label" | "noun_swap" | "split"> {
  /** Of the whole texts, as novelty is measured. */
  cosine: number;
  likeness: Likeness;
  sharesSentence: boolean;
}

/** Embeds both ideas of each pair and compares them. @throws DomainError `embedding_*` */
export async function measurePairs(
  pairs: readonly LabelledPair[],
  means: TextMeans,
): Promise<MeasuredPair[]> {
  const a = await embedIdeas(pairs.map((pair) => ideaOf(pair.a)));
  const b = await embedIdeas(pairs.map((pair) => ideaOf(pair.b)));
  return pairs.map(({ id, family, label, noun_swap, split, ...texts }, index) => {
    const [one, other] = [a[index] as Embedded, b[index] as Embedded];
    const compared = comparedIdea(ideaOf(texts.a), one, means);
    const with_ = comparedIdea(ideaOf(texts.b), other, means);
    return {
      ...{ id, family, label, noun_swap, split },
      cosine: cosine(one.whole, other.whole),
      likeness: likeness(compared, with_),
      sharesSentence: sharedSentences(compared, with_).length > 0,
    };
  });
}

const ideaOf = ({ short_description, ...idea }: LabelledPair["a"]): IdeaText => ({
  ...idea,
  shortDescription: short_description,
});

interface Embedded {
  whole: Float32Array;
  purpose: Float32Array | null;
}

async function embedIdeas(ideas: IdeaText[]): Promise<Embedded[]> {
  const whole = await embedAll(ideas.map(embeddingText));
  const purposes = ideas.map(purposeText);
  const masked = await embedAll(purposes.filter((text) => text !== null));
  return purposes.map((text, index) => ({
    whole: whole[index] as Float32Array,
    purpose: text === null ? null : (masked.shift() ?? null),
  }));
}

async function embedAll(texts: string[]): Promise<Float32Array[]> {
  // Pairs of one family share a text.
  const once = [...new Set(texts)];
  const { embeddings } = await embedTexts(once);
  const vectors = new Map(once.map((text, index) => [text, embeddings[index]]));
  return texts.map((text) => {
    const embedding = vectors.get(text);
    if (embedding && isVector(embedding)) return embedding;
    throw embedding;
  });
}

/** Whether a rule calls a pair a repetition. */
export type Rule = (pair: MeasuredPair) => boolean;

/** The rule of before purposes: the whole texts' cosine. */
export const byCosine =
  (threshold: number): Rule =>
  (pair) =>
    pair.cosine >= threshold;

/** The rule of today: that, or the purpose's likeness, or a sentence in both. */
export const byPurpose =
  (threshold: number, cosineThreshold: number): Rule =>
  (pair) =>
    pair.cosine >= cosineThreshold || isSamePurpose(pair.likeness, threshold) || pair.sharesSentence;

export interface Score {
  f1: number;
  precision: number;
  recall: number;
}

/** How well a rule tells "same" and "variation" from "different"; no precision where it calls nothing a repetition. */
export function score(pairs: readonly MeasuredPair[], rule: Rule): Score {
  const called = pairs.filter(rule);
  const right = called.filter(isRepetition).length;
  const all = pairs.filter(isRepetition).length;
  const f1 = (2 * right) / (called.length + all);
  return { f1, precision: called.length === 0 ? Number.NaN : right / called.length, recall: right / all };
}

const isRepetition = ({ label }: MeasuredPair) => label !== "different";

/** 95 % intervals of a rule's scores: whole families are drawn again, since their pairs share a text. */
export function scoreIntervals(
  pairs: readonly MeasuredPair[],
  rule: Rule,
): Record<keyof Score, Interval | null> {
  const names = [...new Set(pairs.map(({ family }) => family))];
  const families = names.map((name) => pairs.filter(({ family }) => family === name));
  const drawn = [...resample("rows", families.length, { resamples: RESAMPLES, seed: 13 })].map((places) =>
    score(
      places.flatMap((place) => families[place] ?? []),
      rule,
    ),
  );
  const value = score(pairs, rule);
  const interval = (key: keyof Score) =>
    intervalOf(
      "rows",
      value[key],
      drawn.map((sample) => sample[key]).filter((number) => !Number.isNaN(number)),
      families.length,
    );
  return { f1: interval("f1"), precision: interval("precision"), recall: interval("recall") };
}

/** Of a hundred ideas that are asked for again, this many should be repetitions. */
const LEAST_PRECISION = 0.94;

/** The threshold, in hundredths, with the best F1 among those that are seldom wrong; the highest of equal ones. */
export function chooseThreshold(pairs: readonly MeasuredPair[], rule: (threshold: number) => Rule): number {
  const thresholds = Array.from({ length: 101 }, (_, hundredths) => hundredths / 100);
  let [best, found] = [1, -1];
  for (const threshold of thresholds) {
    const { f1, precision } = score(pairs, rule(threshold));
    if (precision >= LEAST_PRECISION && f1 >= found) [best, found] = [threshold, f1];
  }
  return best;
}
