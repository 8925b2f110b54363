import "server-only";
import type { TagList } from "@/lib/contracts/tags";
import { storeAddress } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { assertStoreNotShut } from "@/lib/core/store-gate";
import { llmEndpoint } from "@/lib/llm/endpoint";
import { toStoreError } from "@/lib/store/store-error";
import type { NearTagsInput, NearTagsOutput } from "@/lib/workers/messages";
import { workers } from "@/lib/workers/workers";
import { readVocabulary } from "./read-vocabulary";

/** Nobody reads more to correct a tag. */
const NEAREST = 3;

/**
 * Which of these tags who writes the ideas knows, how many projects have them, and which known ones are near to the
 * others. The built-in composer knows what it has content for and what the corpus has; a model may know any word, so
 * that there only the corpus tells.
 *
 * @param tags normalised
 * @throws DomainError store_unavailable when the store or the thread does not answer
 */
export async function describeTags(tags: readonly string[]): Promise<TagList> {
  assertStoreNotShut();
  const { model, twin } = llmEndpoint();
  const composer = twin === "built-in";
  const { counts } = await readVocabulary();
  const input: NearTagsInput = { path: storeAddress(), tags: [...tags], composer, limit: NEAREST };
  const found = await findNear(input);
  return {
    model,
    tags: tags.map((tag, at) => {
      const { knows = false, nearest = [] } = found[at] ?? {};
      const count = counts.get(tag) ?? 0;
      const known = composer ? knows || count > 0 : true;
      const needsNone = count > 0 || (composer && known);
      return { tag, known, in_corpus: count > 0, count, nearest: needsNone ? [] : nearest };
    }),
  };
}

async function findNear(input: NearTagsInput): Promise<NearTagsOutput> {
  if (input.tags.length === 0) return [];
  try {
    return (await workers().index.call("nearTags", input)) as NearTagsOutput;
  } catch (error) {
    const sentence = "The store could not be read now; try again in a moment.";
    throw toStoreError(error) ?? new DomainError("store_unavailable", sentence, { cause: error });
  }
}
