import { z } from "zod";
import { HASHTAGS } from "../tags/fold-tags";
import { splitTag, splitTags } from "../tags/split-tags";
import { cleanLine, cleanTitle } from "../text/clean-line";
import { countSentences, countWords } from "../text/count";
import { missingOr, type Range, textField } from "../text/text-field";

/** In characters. */
export const MAX_CHARS = { title: 80, tagline: 160, description: 800 } as const;

export interface Ranges {
  /** Words. */
  title: Range;
  /** Words. */
  tagline: Range;
  /** Sentences. */
  description: Range;
  tags: Range;
}

/** What the prompt asks for. */
export const WISHES: Ranges = {
  title: { min: 2, max: 5 },
  tagline: { min: 5, max: 10 },
  description: { min: 1, max: 3 },
  tags: HASHTAGS,
};

/** What is kept, marked, where a model does not come to that; and what a person may write. */
export const WALLS: Ranges = {
  title: { min: 1, max: 10 },
  tagline: { min: 2, max: 20 },
  description: { min: 1, max: 6 },
  tags: { min: 1, max: HASHTAGS.max },
};

/** Title, tagline and description, cleaned and within these ranges. */
export const textFields = (ranges: Ranges) => ({
  title: textField({
    clean: cleanTitle,
    maxLength: MAX_CHARS.title,
    unit: "word",
    count: countWords,
    range: ranges.title,
  }),
  short_description: textField({
    clean: cleanLine,
    maxLength: MAX_CHARS.tagline,
    unit: "word",
    count: countWords,
    range: ranges.tagline,
  }),
  description: textField({
    clean: cleanLine,
    maxLength: MAX_CHARS.description,
    unit: "sentence",
    count: countSentences,
    range: ranges.description,
  }),
});

/** What is wrong with a description that only repeats the tagline. */
export const TAGLINE_TWICE = "is the tagline once more; say what it does and why it matters";

/** A list of texts, or one text that lists them ("a, b, c", "#a #b"); what comes after the fiftieth is dropped. */
export const tagTexts = z
  .union(
    [
      z.array(z.string()).transform((texts) => texts.flatMap((text) => splitTag(text))),
      z.string().max(2000).transform(splitTags),
    ],
    { error: missingOr("is not a list of texts") },
  )
  .transform((tags) => tags.slice(0, 50));
