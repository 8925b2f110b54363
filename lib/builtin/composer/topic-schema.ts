import { z } from "zod";
import {
  bareNoun,
  distinct,
  list,
  noun,
  openPhrase,
  ownSentence,
  phrase,
  sentenceList,
  template,
  trimmedText,
  withPlaceholders,
} from "./content-text";

/** What an item is, which decides what can be done with it: a place can be mapped, and only a work performed. */
export const kind = z.enum(["object", "record", "event", "place", "living", "work", "code"]);
export type Kind = z.output<typeof kind>;

export const ability = z.enum([
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

export const nameWord = trimmedText
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

export const aboutTopic = openPhrase("topic");
export const genericScene = scene.extend({ who: aboutTopic, data: aboutTopic });

const aboutItem = openPhrase("item", "items");
/** A situation that many topics have, filled with the people and things of one of them. */
export const situation = z.strictObject({
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

const lend = withPlaceholders(trimmedText.min(20).regex(/^\p{Lu}.*\.$/u, "has to be a whole sentence"), [
  "item",
  "items",
]).regex(/\{(an )?items?\}/, "has nothing of the scene");
const tagSpelling = z.string().regex(/^[a-z0-9.][a-z0-9.+#-]*$/, "is not spelt like a tag");
export const things = z
  .record(noun, kind)
  .refine((all) => Object.keys(all).length >= 10, "needs ten things, so that ten ideas in a row differ");

export const topic = z
  .strictObject({
    tags: z.array(tagSpelling).min(1),
    narrower: z.array(tagSpelling).min(1).optional(),
    label: trimmedText,
    also: z.array(trimmedText).min(1).optional(),
    people: z.array(noun).min(2).optional(),
    things: things.optional(),
    form: z.array(trimmedText.regex(/^an? /, "needs its article")).min(1).optional(),
    gives: z
      .array(
        template()
          .regex(/^[a-z]/, "has to start in lower case")
          .regex(/\{(?:an )?\w+\}/, "has nothing of the scene"),
      )
      .min(2)
      .optional(),
    lends: z.array(lend).min(1).optional(),
    how: sentenceList().optional(),
    big: sentenceList().optional(),
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
