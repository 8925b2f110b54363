import { z } from "zod";
import { MAX_LANGUAGE_LENGTH } from "./limits";
import { canonicalLanguage } from "./run-options";

/** A language in a request, as a BCP 47 tag: in its canonical spelling, or refused. */
export const languageSchema = z
  .string({ error: "language is a text." })
  .max(MAX_LANGUAGE_LENGTH, { error: `language has at most ${MAX_LANGUAGE_LENGTH} characters.`, abort: true })
  .transform((given, context) => {
    const canonical = canonicalLanguage(given);
    if (canonical !== null) return canonical;
    context.addIssue({ code: "custom", message: "language is a language tag such as en, de or pt-BR." });
    return z.NEVER;
  });
