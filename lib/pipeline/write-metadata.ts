import "server-only";
import { ask } from "@/lib/llm/ask";
import { type AskContext, urgencyOf } from "./ask-context";
import { METADATA_TEMPERATURE, type Metadata } from "./columns";
import { metadataPrompt } from "./prompts/metadata";
import { METADATA_JSON_SCHEMA, metadataSchema } from "./schemas/metadata-schema";
import type { Vocabulary } from "./vocabulary";

const MAX_TOKENS = 2048;

/** How many tags in use the prompt names; more would crowd out the idea for a small model. */
const COMMON_TAGS = 40;

export interface WriteMetadataInput {
  projectIdea: string;
  primaryTag: string;
  seedTags: string[];
  vocabulary: Vocabulary;
}

/**
 * The structured column: title, tagline, description and hashtags, folded onto the vocabulary.
 *
 * @throws DomainError
 */
export function writeMetadata(input: WriteMetadataInput, context: AskContext): Promise<Metadata> {
  const { vocabulary, ...rest } = input;
  const required = [...new Set([input.primaryTag, ...input.seedTags])];
  return ask({
    ...context,
    column: "metadata",
    urgency: urgencyOf("metadata"),
    prompt: metadataPrompt({
      ...rest,
      commonTags: vocabulary.tags.slice(0, COMMON_TAGS).map(({ tag }) => tag),
    }),
    temperature: METADATA_TEMPERATURE,
    maxTokens: MAX_TOKENS,
    answer: {
      kind: "json",
      name: "metadata",
      schema: metadataSchema({ required, vocabulary }),
      jsonSchema: METADATA_JSON_SCHEMA,
    },
  });
}
