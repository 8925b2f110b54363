import { z } from "zod";
import {
  distinct,
  list,
  ownPart,
  sentenceList,
  template,
  templates,
  trimmedText,
  withPlaceholders,
} from "./content-text";
import {
  ability,
  aboutTopic,
  genericScene,
  kind,
  nameWord,
  situation,
  type Topic,
  things,
  topic,
} from "./topic-schema";

export type { Ability, Kind, Scene, SituationPattern, Topic } from "./topic-schema";

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
  how: sentenceList(),
  big: sentenceList().optional(),
  apart: sentenceList(),
  plain: trimmedText.regex(/^\S+( \S+){1,4}$/, "needs two to five words"),
  lines: templates(),
});
export type Archetype = z.output<typeof archetype>;

const audience = z.strictObject({ topic: trimmedText, frames: sentenceList("audience") });
export type Audience = z.output<typeof audience>;

const levels = (count: number) => z.array(sentenceList().min(3)).length(count);

const phrases = z.strictObject({
  audiences: z.strictObject({ known: z.record(trimmedText, audience), other: audience }),
  "borrowed-ideas": z.strictObject({
    named: z.array(withPlaceholders(trimmedText, ["field", "device", "rest"])).min(1),
  }),
  descriptions: z.strictObject({
    what: templates("form", "does"),
    whatWithPeople: templates("form", "does"),
    plain: templates("kind", "does"),
    pain: sentenceList(),
    why: sentenceList(),
  }),
  "hard-problems": z.record(group, levels(3)),
  openings: z.strictObject({ openings: templates("does", "kind", "users"), users: sentenceList() }),
  "short-forms": z.strictObject({ vagueHeads: z.array(trimmedText) }),
  "size-sentences": levels(7),
  spellings: z.record(z.string().regex(/^\S+$/), z.string().regex(/^\S+$/)),
  situations: z.array(situation).min(1),
  "tag-sentences": z.strictObject({
    subject: sentenceList("topic"),
    subjectInProse: sentenceList("topic"),
    secondSubject: sentenceList("topic", "theirItem", "theirItems"),
    technique: templates("topic", "gives"),
    techniques: templates("gifts"),
    techniqueInProse: sentenceList("topic", "gives"),
    unfamiliarTag: sentenceList("topic"),
    unfamiliarInProse: sentenceList("topic"),
    remainingTags: sentenceList("topics"),
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
