import type { TooAlike } from "@/lib/contracts/rows";
import type { ComparedIdea } from "@/lib/embeddings/likeness";
import { type Likeness, likeness, sharedSentences } from "@/lib/embeddings/likeness";
import { isSamePurpose, noveltyThreshold, purposeThreshold, STORED_MARGIN } from "@/lib/embeddings/novelty";

/** An idea that a candidate is compared with. */
export interface OtherIdea {
  title: string;
  tagline: string | null;
  /** Of the whole texts, as novelty is measured. */
  cosine: number;
  /** Null where purposes are not compared. */
  compared: ComparedIdea | null;
  /** The project it is; null for an idea of the same run. */
  projectId: number | null;
}

/** A prompt need not name more. */
const MAX_TOO_ALIKE = 6;

interface Compared {
  other: OtherIdea;
  like: Likeness;
}

/** Ideas by one writer on the same tags are like each other in style and subject: what counts is what stands out from that. */
const USUAL = { least: 5, above: 0.25, most: 0.6 };

/** A threshold, or what is clearly more than the usual score of those compared with, where they are enough to tell. */
function aboveUsual(scores: readonly number[], threshold: number): number {
  if (scores.length < USUAL.least) return threshold;
  const median = scores.toSorted((a, b) => a - b)[Math.floor(scores.length / 2)] ?? 0;
  return Math.max(threshold, Math.min(USUAL.most, median + USUAL.above));
}

/** What a candidate is like, among all that it has been compared with so far. */
export class NoveltyComparison {
  /** By the whole text; without a title, nothing at all. */
  nearest: { projectId: number | null; title: string | null; cosine: number } = {
    projectId: null,
    title: null,
    cosine: 0,
  };
  /** The highest of the purposes'; null where none was compared. */
  purposeCosine: number | null = null;
  readonly #own: ComparedIdea | null;
  /** With the scores of siblings, and of stored projects. */
  readonly #likenesses = { sibling: [] as Compared[], stored: [] as Compared[] };
  readonly #model: string;
  readonly #found = new Map<string, { alike: TooAlike; strength: number }>();

  /** @param own the candidate; null where purposes are not compared */
  constructor(model: string, own: ComparedIdea | null) {
    this.#model = model;
    this.#own = own;
  }

  /** What it is too like, the likest first. */
  get tooAlike(): TooAlike[] {
    const { sibling, stored } = this.#likenesses;
    this.#findSamePurpose(sibling, purposeThreshold(this.#model));
    this.#findSamePurpose(stored, purposeThreshold(this.#model) + STORED_MARGIN);
    return [...this.#found.values()]
      .sort((a, b) => b.strength - a.strength)
      .slice(0, MAX_TOO_ALIKE)
      .map(({ alike }) => alike);
  }

  add(other: OtherIdea): void {
    if (other.cosine > this.nearest.cosine) {
      this.nearest = { projectId: other.projectId, title: other.title, cosine: other.cosine };
    }
    if (other.cosine >= noveltyThreshold(this.#model)) this.#find("similar", other, 1 + other.cosine);
    if (!this.#own || !other.compared) return;
    const like = likeness(this.#own, other.compared);
    if (like.purpose !== null) this.purposeCosine = Math.max(this.purposeCosine ?? -1, like.purpose);
    this.#likenesses[other.projectId === null ? "sibling" : "stored"].push({ other, like });
    const [sentence] = sharedSentences(this.#own, other.compared);
    if (sentence !== undefined) this.#find("shared_sentences", other, 0, sentence);
  }

  #findSamePurpose(compared: readonly Compared[], least: number): void {
    const threshold = aboveUsual(
      compared.map(({ like }) => like.score),
      least,
    );
    for (const { other, like } of compared) {
      if (isSamePurpose(like, threshold))
        this.#find("same_purpose", other, Math.max(like.score, like.wording));
    }
  }

  /** An idea of the run that has been saved is met twice. */
  #find(reason: TooAlike["reason"], { title, tagline }: OtherIdea, strength: number, text?: string): void {
    const alike = { reason, title, purpose: tagline, text: text ?? null };
    this.#found.set(JSON.stringify([reason, title]), { alike, strength });
  }
}
