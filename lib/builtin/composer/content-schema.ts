import { z } from "zod";
import {
  bareNoun,
  distinct,
  list,
  noun,
  openPhrase,
  ownPart,
  ownSentence,
  phrase,
  sentences,
  template,
  templates,
  text,
  withPlaceholders,
} from "./content-text";

/** What an item is, which decides what can be done with it: a place can be mapped, and only a work performed. */
const kind = z.enum(["object", "record", "event", "place", "living", "work", "code"]);
export type Kind = z.output<typeof kind>;

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
export type Ability = z.output<typeof ability>;

const nameWord = text
  .regex(/^\p{Lu}/u, "has to start with a capital")
  .regex(/^\S+( \S+){0,2}$/, "has more than three words");

const TIME =
  /^(when|while|before|after|at|in|on|with|between|during|late|right|halfway|half|the|two|ten|five|an?|under|over|beside)\b/;
const time = "has to say when, as in “before the first frost”";
const infinitive = /^(?!to )/;
const noTo = 'has no "to" in front';
const names = list(", ", nameWord).refine(
  (words) => words.length >= 8 && distinct(words),
  "needs 8 different names",
);
const abilities = z.array(ability).min(1).refine(distinct, "names an ability twice");

const scene = z.strictObject({
  who: phrase,
  pain: phrase,
  wish: phrase.regex(infinitive, noTo),
  item: bareNoun,
  is: kind,
  items: bareNoun.optional(),
  data: phrase,
  other: phrase,
  number: phrase,
  when: phrase.regex(TIME, time),
  twist: ownSentence(),
  names,
  can: abilities,
});
export type Scene = z.output<typeof scene>;

const aboutTopic = openPhrase("topic");
const genericScene = scene.extend({ who: aboutTopic, data: aboutTopic });

const aboutItem = openPhrase("item", "items");
/** A situation that many topics have, filled with the people and things of one of them. */
const situation = z.strictObject({
  is: z.array(kind).min(1),
  who: openPhrase("people").regex(/^\{people\}/, "has to begin with {people}"),
  pain: aboutItem,
  wish: aboutItem.regex(infinitive, noTo),
  data: aboutItem,
  other: aboutItem,
  number: aboutItem,
  when: aboutItem.regex(TIME, time),
  twist: ownSentence(),
});
export type SituationPattern = z.output<typeof situation>;

const lend = withPlaceholders(text.min(20).regex(/^\p{Lu}.*\.$/u, "has to be a whole sentence"), [
  "item",
  "items",
]).regex(/\{(an )?items?\}/, "has nothing of the scene");
const tagSpelling = z.string().regex(/^[a-z0-9.][a-z0-9.+#-]*$/, "is not spelt like a tag");
const things = z
  .record(noun, kind)
  .refine((all) => Object.keys(all).length >= 10, "needs ten things, so that ten ideas in a row differ");

const topic = z
  .strictObject({
    tags: z.array(tagSpelling).min(1),
    narrower: z.array(tagSpelling).min(1).optional(),
    label: text,
    also: z.array(text).min(1).optional(),
    people: z.array(noun).min(2).optional(),
    things: things.optional(),
    form: z.array(text.regex(/^an? /, "needs its article")).min(1).optional(),
    gives: z
      .array(
        template()
          .regex(/^[a-z]/, "has to start in lower case")
          .regex(/\{(?:an )?\w+\}/, "has nothing of the scene"),
      )
      .min(2)
      .optional(),
    lends: z.array(lend).min(1).optional(),
    how: sentences().optional(),
    big: sentences().optional(),
    scenes: z.array(scene).min(1).optional(),
  })
  .refine(({ lends, gives, scenes }) => lends ?? gives ?? scenes, "needs scenes, lends or gives")
  .refine(
    ({ scenes, people, things }) => !scenes || (people && things),
    "needs people and things with its scenes",
  )
  .refine(({ gives, how, big }) => gives ?? !(how ?? big), { path: ["how"], message: "needs gives as well" })
  .refine(({ gives, form }) => !gives === !form, { path: ["gives"], message: "goes with form" });
export type Topic = z.output<typeof topic>;

const level = z.int().min(1).max(10);
const group = z.enum(["keeping", "checking", "reading", "sharing", "thinking", "making"]);

const archetype = z.strictObject({
  id: z.string().regex(/^[a-z]+$/),
  tag: z.string().regex(/^[a-z0-9-]+$/),
  group,
  can: z.array(ability).min(1),
  takes: z.array(kind).min(1),
  all: z.literal(true).optional(),
  range: z.tuple([level, level]).refine(([low, high]) => low <= high, "ends before it begins"),
  rarity: z.int().min(1).max(5),
  tails: list(" ", nameWord).refine(
    (tails) => tails.length === 6 && distinct(tails),
    "needs 6 different nouns",
  ),
  kind: z.array(template().regex(/^(an?|the) /, "needs its article")).min(1),
  does: z.array(ownPart()).min(1),
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
  }),
  descriptions: z.strictObject({
    what: templates("form", "does"),
    whatWithPeople: templates("form", "does"),
    plain: templates("kind", "does"),
    pain: sentences(),
    why: sentences(),
  }),
  "hard-problems": z.record(group, levels(3)),
  openings: z.strictObject({ openings: templates("does", "kind", "users"), users: sentences() }),
  "short-forms": z.strictObject({ vagueHeads: z.array(text) }),
  "size-sentences": levels(7),
  spellings: z.record(z.string().regex(/^\S+$/), z.string().regex(/^\S+$/)),
  situations: z.array(situation).min(1),
  "tag-sentences": z.strictObject({
    subject: sentences("topic"),
    subjectInProse: sentences("topic"),
    secondSubject: sentences("topic", "theirItem", "theirItems"),
    technique: templates("topic", "gives"),
    techniques: templates("gifts"),
    techniqueInProse: sentences("topic", "gives"),
    unfamiliarTag: sentences("topic"),
    unfamiliarInProse: sentences("topic"),
    remainingTags: sentences("topics"),
  }),
  "unknown-tags": z.strictObject({
    people: z.array(aboutTopic).min(2),
    things,
    scenes: z.array(genericScene).min(1),
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
    for (const [at, { tags, narrower, label }] of topics.entries()) {
      for (const [place, tag] of [...tags, ...(narrower ?? [])].entries()) {
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
