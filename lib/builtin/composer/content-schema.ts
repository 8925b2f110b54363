import { z } from "zod";

const SCENE_VALUES = ["name", "who", "pain", "wish", "item", "items", "data", "other", "number", "when"];

const text = z
  .string()
  .min(1)
  .refine((value) => value === value.trim() && !/\s{2}|\n/.test(value), "has stray white space");

const phraseWith = (start: RegExp) =>
  text
    .min(3)
    .regex(start, "has to start in lower case")
    .regex(/[^.,;:!?]$/, "must not end with punctuation");
const phrase = phraseWith(/^[\p{Ll}\d]/u).regex(/^[^{}]*$/, "takes no placeholder");
const bareNoun = phrase.regex(/^(?!(an?|the) )/, "takes no article");

/** Refuses placeholders nobody fills. `{n2-9}` is always allowed. */
function withPlaceholders<T extends z.ZodType<string>>(schema: T, allowed: readonly string[]) {
  return schema.superRefine((value, context) => {
    for (const [whole, key = ""] of value.matchAll(/\{(?:an )?([^}]*)\}?/g)) {
      const known = allowed.includes(key.charAt(0).toLowerCase() + key.slice(1)) || /^n\d+-\d+$/.test(key);
      if (known && whole.endsWith("}")) continue;
      context.addIssue({ code: "custom", message: `has an unknown placeholder ${whole}` });
    }
  });
}

const sentence = (...more: string[]) =>
  withPlaceholders(
    text
      .min(20)
      .regex(/^[\p{Lu}\d{]/u, "has to start with a capital")
      .regex(/[.!?]["”’)]?$/, "has to end with a full stop"),
    [...SCENE_VALUES, ...more],
  );
const template = (...more: string[]) => withPlaceholders(text, [...SCENE_VALUES, ...more]);
const sentences = (...more: string[]) => z.array(sentence(...more)).min(1);
const templates = (...more: string[]) => z.array(template(...more)).min(1);

const ability = z.enum([
  "log",
  "match",
  "limit",
  "map",
  "learn",
  "text",
  "sense",
  "share",
  "plan",
  "code",
  "past",
  "guess",
  "expire",
  "fault",
  "swap",
]);

const list = (separator: string, item: z.ZodType<string, string>) =>
  z
    .string()
    .transform((value) => value.split(separator))
    .pipe(z.array(item));
const distinct = (values: readonly string[]) => new Set(values).size === values.length;
const nameWord = text
  .regex(/^\p{Lu}/u, "has to start with a capital")
  .regex(/^\S+( \S+){0,2}$/, "has more than three words");

const scene = z.strictObject({
  who: phrase,
  pain: phrase,
  wish: phrase.regex(/^(?!to )/, 'has no "to" in front'),
  item: bareNoun,
  items: bareNoun.optional(),
  data: phrase,
  other: phrase,
  number: phrase,
  when: phrase.regex(
    /^(when|while|before|after|at|in|on|with|between|during|late|two|ten|five|an?|under|over|beside)\b/,
    "has to say when, as in “before the first frost”",
  ),
  twist: sentence(),
  names: list(", ", nameWord).refine(
    (names) => names.length >= 8 && distinct(names),
    "needs 8 different names",
  ),
  can: z.array(ability).min(1).refine(distinct, "names an ability twice"),
});
export type Scene = z.output<typeof scene>;

const aboutTopic = withPlaceholders(phraseWith(/^[\p{Ll}\d{]/u), ["topic"]);
const genericScene = scene.extend({ who: aboutTopic, data: aboutTopic });

const lend = withPlaceholders(text.min(20).regex(/^\p{Lu}.*\.$/u, "has to be a whole sentence"), [
  "item",
  "items",
]);
const tagSpelling = z.string().regex(/^[a-z0-9.][a-z0-9.+#-]*$/, "is not spelt like a tag");

const topic = z
  .strictObject({
    tags: z.array(tagSpelling).min(1),
    label: text,
    also: z.array(text).min(1).optional(),
    narrower: z.array(tagSpelling).min(1).optional(),
    lends: z.array(lend).min(1).optional(),
    how: sentences().optional(),
    big: sentences().optional(),
    scenes: z.array(scene).min(1).optional(),
  })
  .refine(({ lends, how, scenes }) => lends ?? how ?? scenes, "needs scenes, lends or how")
  .refine(({ how, big }) => how ?? !big, { path: ["big"], message: "needs how as well" });
export type Topic = z.output<typeof topic>;

const level = z.int().min(1).max(10);
const group = z.enum(["keeping", "checking", "reading", "sharing", "thinking", "making"]);

const archetype = z.strictObject({
  id: z.string().regex(/^[a-z]+$/),
  tag: z.string().regex(/^[a-z0-9-]+$/),
  group,
  can: z.array(ability).min(1),
  all: z.literal(true).optional(),
  range: z.tuple([level, level]).refine(([low, high]) => low <= high, "ends before it begins"),
  rarity: z.int().min(1).max(5),
  tails: list(" ", nameWord).refine(
    (tails) => tails.length === 6 && distinct(tails),
    "needs 6 different nouns",
  ),
  kind: z.array(template().regex(/^(an?|the) /, "needs its article")).min(1),
  does: templates(),
  how: sentences(),
  big: sentences().optional(),
  apart: sentences(),
  plain: text.regex(/^\S+( \S+){1,4}$/, "needs two to five words"),
  lines: templates(),
});
export type Archetype = z.output<typeof archetype>;

const audience = z.strictObject({ topic: text, frames: sentences("audience") });
export type Audience = z.output<typeof audience>;

const levels = (count: number) => z.array(sentences().min(3)).length(count);

const phrases = z.strictObject({
  audiences: z.strictObject({ known: z.record(text, audience), other: audience }),
  "borrowed-ideas": z.strictObject({
    named: z.array(withPlaceholders(text, ["field", "device", "rest"])).min(1),
    secondUses: z.array(withPlaceholders(text, ["theirItems", "subject", "field", "items"])).min(1),
  }),
  descriptions: z.strictObject({
    general: z.array(templates("core", "kind", "detail")).min(1),
    peopleAlreadyNamed: z.array(templates("core", "kind", "detail")).min(1),
  }),
  "generic-scenes": z.array(genericScene).min(1),
  "hard-problems": z.record(group, levels(3)),
  openings: z.strictObject({ openings: templates("does", "kind", "users"), users: sentences() }),
  "short-forms": z.strictObject({ vagueHeads: z.array(text), sourceNouns: z.array(text) }),
  "size-sentences": levels(7),
  spellings: z.record(z.string().regex(/^\S+$/), z.string().regex(/^\S+$/)),
  "tag-sentences": z.strictObject({
    subject: sentences("topic"),
    unfamiliarTag: sentences("topic"),
    remainingTags: sentences("topics"),
  }),
});

/** Folders and files as keys: the first two parts of an issue's path name the file. */
export const contentSchema = z.strictObject({
  knowledge: z.record(z.string(), z.array(topic).min(1)).superRefine(refuseRepeatedTags),
  archetypes: z.record(z.string(), z.array(archetype).min(1)),
  phrases,
});
export type Content = z.output<typeof contentSchema>;

function refuseRepeatedTags(fields: Record<string, Topic[]>, context: z.RefinementCtx): void {
  const owners = new Map<string, string>();
  for (const [field, topics] of Object.entries(fields)) {
    for (const [at, { tags, label }] of topics.entries()) {
      for (const [place, tag] of tags.entries()) {
        const owner = owners.get(tag);
        if (owner) {
          const path = [field, at, "tags", place];
          context.addIssue({ code: "custom", path, message: `"${tag}" belongs to ${owner} already` });
        }
        owners.set(tag, label);
      }
    }
  }
}
