import { z } from "zod";
import type { Metadata } from "../columns";
import { foldTags, HASHTAGS } from "../tags/fold-tags";
import type { Vocabulary } from "../vocabulary";
import { cleanLine, cleanTitle } from "./clean-line";
import { countSentences } from "./count-sentences";
import { countWords } from "./count-words";
import { missingOr, needed, textField } from "./text-field";

const title = textField({
  clean: cleanTitle,
  maxLength: 80,
  unit: "word",
  count: countWords,
  range: { min: 2, max: 5 },
});
const shortDescription = textField({
  clean: cleanLine,
  maxLength: 160,
  unit: "word",
  count: countWords,
  range: { min: 5, max: 10 },
});
const description = textField({
  clean: cleanLine,
  maxLength: 800,
  unit: "sentence",
  count: countSentences,
  range: { min: 1, max: 3 },
});

export interface MetadataOptions {
  /** The primary tag and the seed tags. */
  required: readonly string[];
  vocabulary: Vocabulary;
}

/**
 * Reads the metadata column from an answer's keys (`title`, `short_description`, `description`, `hashtags`):
 * texts cleaned and within their bounds, hashtags folded, the required ones first. Unknown keys are dropped;
 * nothing is filled in.
 */
export function metadataSchema({ required, vocabulary }: MetadataOptions): z.ZodType<Metadata> {
  return z
    .object(
      {
        title,
        short_description: shortDescription,
        description,
        hashtags: tagTexts.transform((tags, context) => {
          const folded = foldTags({ tags, required, vocabulary });
          if (folded.length < HASHTAGS.min) context.addIssue(needed(folded.length, "tag", HASHTAGS));
          return folded;
        }),
      },
      { error: "is not an object" },
    )
    .transform(({ short_description, ...rest }) => ({ ...rest, shortDescription: short_description }));
}

/** A list of texts, or one text that lists them: "a, b, c" and "#a #b". Past fifty nobody means them. */
const tagTexts = z
  .union([z.array(z.string()), z.string().max(2000).transform(splitTags)], {
    error: missingOr("is not a list of texts"),
  })
  .transform((tags) => tags.slice(0, 50));

function splitTags(text: string): string[] {
  return text.split(/[,;|\n]|\s+(?=#)/);
}

/** The same for `response_format`, in the subset of JSON Schema that strict mode takes. */
export const METADATA_JSON_SCHEMA = {
  type: "object",
  properties: {
    title: { type: "string", description: "The project's name, 2 to 5 words" },
    short_description: { type: "string", description: "A tagline of 5 to 10 words" },
    description: { type: "string", description: "1 to 3 sentences: what it does and why it matters" },
    hashtags: {
      type: "array",
      description: "3 to 5 lowercase hyphenated tags",
      items: { type: "string" },
    },
  },
  required: ["title", "short_description", "description", "hashtags"],
  additionalProperties: false,
};
