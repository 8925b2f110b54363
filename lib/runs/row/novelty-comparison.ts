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
  /** Whether the Designer wrote it, as it did the ideas of the same run. */
  isOwn: boolean;
}

/** A prompt need not name more. */
const MAX_TOO_ALIKE = 6;

interface Compared {
  other: OtherIdea;
  like: Likeness;
}

/**
 * Ideas by one writer on the same tags are like each other in style and subject: what counts is what stands out from that,
 * `above` their median. `assumed` stands in for siblings that are not there yet, up to `least`: with it the threshold begins
 * at 0.45, which none of 80 unlike labelled pairs reaches, and 43 of 65 noun swaps do.
 */
const USUAL = { least: 5, assumed: 0.2, above: 0.25, most: 0.6 };

/** The score from which another idea of the same writer is too like, given those of the siblings. */
function ownThreshold(siblings: readonly number[], threshold: number): number {
  const missing = Math.max(0, USUAL.least - siblings.length);
  const scores = [...siblings, ...Array<number>(missing).fill(USUAL.assumed)];
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
  readonly #likenesses: Compared[] = [];
  readonly #model: string;
  readonly #found = new Map<string, { alike: TooAlike; strength: number }>();

  /** @param own the candidate; null where purposes are not compared */
  constructor(model: string, own: ComparedIdea | null) {
    this.#model = model;
    this.#own = own;
  }

  /** What it is too like, the likest first. */
  get tooAlike(): TooAlike[] {
    const least = purposeThreshold(this.#model);
    const siblings = this.#likenesses.filter(({ other }) => other.projectId === null);
    const own = ownThreshold(
      siblings.map(({ like }) => like.score),
      least,
    );
    for (const { other, like } of this.#likenesses) {
      const margin = other.projectId === null ? 0 : STORED_MARGIN;
      if (isSamePurpose(like, (other.isOwn ? own : least) + margin))
        this.#find("same_purpose", other, Math.max(like.score, like.wording));
    }
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
    this.#likenesses.push({ other, like });
    const [sentence] = sharedSentences(this.#own, other.compared);
    if (sentence !== undefined) this.#find("shared_sentences", other, 0, sentence);
  }

  /** An idea of the run that has been saved is met twice. */
  #find(reason: TooAlike["reason"], { title, tagline }: OtherIdea, strength: number, text?: string): void {
    const alike = { reason, title, purpose: tagline, text: text ?? null };
    this.#found.set(JSON.stringify([reason, title]), { alike, strength });
  }
}
