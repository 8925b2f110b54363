import "server-only";
import { singleton } from "@/lib/core/singleton";
import { embedTexts } from "@/lib/embeddings/embed-texts";
import { embeddingText } from "@/lib/embeddings/novelty";
import { type EmbeddingProvider, embeddingProvider } from "@/lib/embeddings/provider";
import { cosine } from "@/lib/embeddings/vector";
import type { GenerationCandidate } from "@/lib/generated/prisma/client";
import { abortReason } from "@/lib/llm/call-model";
import { GRADED_EXAMPLES, type GradedExample } from "@/lib/pipeline/graded-examples/graded-examples";
import { runMeasures } from "../run-fields";
import { embedCandidate } from "./embed-candidate";
import type { RowJob } from "./generate-candidates";
import { type EmbeddedExample, readDecisions } from "./read-decisions";
import { toRowError } from "./row-error";

/** One for every two scores and one more: about 900 tokens. */
export const SHOWN_EXAMPLES = 6;
/** Scores of one region: 1–2, 3–4, … 9–10. */
const REGION = 2;

/**
 * The graded examples that the judge is shown for a candidate: of those that come with the product and of admins'
 * decisions the nearest in every region of the scale, then the nearest of all. The same store gives the same ones.
 *
 * @returns the farthest first; none where the run is made without that measure
 * @throws RowError at "embedding": a candidate without a vector could not be measured either, so no judge is asked
 */
export async function chooseExamples(
  { run, signal }: Pick<RowJob, "run" | "signal">,
  candidate: GenerationCandidate,
): Promise<GradedExample[]> {
  if (!runMeasures(run).graded_examples) return [];
  try {
    const { vector, model } = await embedCandidate(candidate, signal);
    const known = await embeddedExamples(signal);
    const decisions = await readDecisions(run.id, model);
    return nearestSpread(vector, [...decisions, ...known], SHOWN_EXAMPLES);
  } catch (error) {
    throw toRowError(error, "embedding");
  }
}

/** Their ids, as they are kept with the call. */
export const exampleIds = (examples: readonly GradedExample[]): string | null =>
  examples.length > 0 ? JSON.stringify(examples.map(({ id }) => id)) : null;

/** By provider, what embedding the list gave. */
const embedded = () =>
  singleton("embedded-examples", () => new WeakMap<EmbeddingProvider, Promise<EmbeddedExample[]>>());

async function embeddedExamples(signal: AbortSignal): Promise<EmbeddedExample[]> {
  const provider = embeddingProvider();
  // Shared by all runs, so that none of them may stop it.
  const shared = embedded().get(provider) ?? embedExamples(provider);
  embedded().set(provider, shared);
  const waiting = new AbortController();
  const stopped = new Promise<never>((_, reject) => {
    const stop = () => reject(abortReason(signal));
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true, signal: waiting.signal });
  });
  return Promise.race([shared, stopped]).finally(() => waiting.abort());
}

/** Those that the service does not take have no vector: as far away as can be. */
async function embedExamples(provider: EmbeddingProvider): Promise<EmbeddedExample[]> {
  const texts = GRADED_EXAMPLES.map(({ short_description: shortDescription, ...rest }) =>
    embeddingText({ ...rest, shortDescription }),
  );
  const { embeddings } = await embedTexts(texts).catch(() => {
    embedded().delete(provider);
    return { embeddings: [] };
  });
  return GRADED_EXAMPLES.map((example, index) => {
    const vector = embeddings[index];
    return { example, vector: vector instanceof Float32Array ? vector : new Float32Array() };
  });
}

/** The nearest example of every region, then the nearest of the others, `count` in all; the farthest first. */
export function nearestSpread(
  vector: Float32Array,
  pool: readonly EmbeddedExample[],
  count: number,
): GradedExample[] {
  const byDistance = pool
    .map(({ example, vector: other }) => ({ example, near: cosine(vector, other) }))
    .sort((a, b) => b.near - a.near || compareIds(a.example.id, b.example.id));
  const regions = new Set<number>();
  const first = byDistance.filter(({ example }) => {
    const region = Math.ceil(example.idea_score / REGION);
    return !regions.has(region) && regions.add(region);
  });
  const others = byDistance.filter((one) => !first.includes(one));
  const chosen = [...first, ...others].slice(0, count);
  return chosen
    .sort((a, b) => a.near - b.near || compareIds(a.example.id, b.example.id))
    .map(({ example }) => example);
}

const compareIds = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
