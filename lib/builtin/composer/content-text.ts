import { z } from "zod";

/** What a scene fills into templates. */
const SCENE_VALUES = ["name", "who", "pain", "wish", "item", "items", "data", "other", "number", "when"];

/** A scene's own words: what tells a sentence in one idea from the same in another. Its people are shortened at times. */
const OF_THE_SCENE = /\{(?:an )?(?:pain|wish|items?|data|other|number|when|theirItems?|gives)\}/i;

export const trimmedText = z
  .string()
  .min(1)
  .refine((value) => value === value.trim() && !/\s{2}|\n/.test(value), "has stray white space");

const phraseWith = (start: RegExp) =>
  trimmedText
    .min(3)
    .regex(start, "has to start in lower case")
    .regex(/[^.,;:!?]$/, "must not end with punctuation");
export const phrase = phraseWith(/^[\p{Ll}\d]/u).regex(/^[^{}]*$/, "takes no placeholder");
export const openPhrase = (...allowed: string[]) => withPlaceholders(phraseWith(/^[\p{Ll}\d{]/u), allowed);
/** A noun phrase that may begin with a name: "DNA match", "OpenStreetMap mappers". */
export const noun = trimmedText
  .regex(/^[\p{L}\d][^{}]*[^{}.,;:!?]$/u, "is not a noun without punctuation")
  .regex(/^(?!(an?|the) )/i, "takes no article");
export const bareNoun = phrase.regex(/^(?!(an?|the) )/, "takes no article");

/** Refuses placeholders nobody fills. `{n2-9}` is always allowed. */
export function withPlaceholders<T extends z.ZodType<string>>(schema: T, allowed: readonly string[]) {
  return schema.superRefine((value, context) => {
    for (const [whole, key = ""] of value.matchAll(/\{(?:an )?([^}]*)\}?/gi)) {
      const known = allowed.includes(key.charAt(0).toLowerCase() + key.slice(1)) || /^n\d+-\d+$/.test(key);
      if (known && whole.endsWith("}")) continue;
      context.addIssue({ code: "custom", message: `has an unknown placeholder ${whole}` });
    }
  });
}

const whole = trimmedText
  .min(12)
  .regex(/^[\p{Lu}\d{]/u, "has to start with a capital")
  .regex(/[.!?]["”’)]?$/, "has to end with a full stop");

/** A sentence that belongs to one scene. */
export const ownSentence = (...more: string[]) => withPlaceholders(whole, [...SCENE_VALUES, ...more]);

/** A whole sentence with something of the scene, so that no two ideas with different scenes share it. */
const sentence = (...more: string[]) =>
  withPlaceholders(
    whole.regex(OF_THE_SCENE, "has nothing of the scene, and would stand in many ideas word for word"),
    [...SCENE_VALUES, ...more],
  );
export const sentenceList = (...more: string[]) => z.array(sentence(...more)).min(1);

export const template = (...more: string[]) => withPlaceholders(trimmedText, [...SCENE_VALUES, ...more]);
/** A part of a sentence that has something of the scene, since it may be all that a sentence says. */
export const ownPart = (...more: string[]) =>
  withPlaceholders(
    trimmedText.regex(OF_THE_SCENE, "has nothing of the scene, and would stand in many ideas word for word"),
    [...SCENE_VALUES, ...more],
  );
export const templates = (...more: string[]) => z.array(template(...more)).min(1);

export const list = (separator: string, item: z.ZodType<string, string>) =>
  z
    .string()
    .transform((value) => value.split(separator))
    .pipe(z.array(item));
export const distinct = (values: readonly string[]) => new Set(values).size === values.length;
