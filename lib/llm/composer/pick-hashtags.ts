import { ALL_SCENES, knownTopic } from "./knowledge/find-topic";
import { labelOf } from "./label";
import type { Recognised } from "./recognise";
import { mentions } from "./words";

/** Fewest, usual and most hashtags, unless the required ones alone are more. */
const COUNT = { min: 3, usual: 4, max: 5 } as const;

export interface HashtagWishes {
  required: readonly string[];
  /** Tags in use, to be preferred over new ones. */
  common: readonly string[];
}

/** Required tags first, then what the idea treats, in the spelling in use where there is one. */
export function pickHashtags(text: string, idea: Recognised, { required, common }: HashtagWishes): string[] {
  const chosen = [...new Set(required)];
  const add = (tag: string, most: number) => {
    const topic = knownTopic(tag);
    const taken = chosen.some((other) => other === tag || (topic !== null && knownTopic(other) === topic));
    if (!taken && chosen.length < most) chosen.push(tag);
  };
  const subject = ALL_SCENES.find(({ scene }) => scene === idea.scene)?.topic;
  const treated = [...(subject ? [subject] : []), ...idea.treated];
  for (const topic of treated)
    add(common.find((tag) => topic.tags.includes(tag)) ?? topic.tags[0] ?? "", COUNT.max);
  const named = common.filter((tag) => mentions(text, labelOf(tag)));
  const kin = subject?.tags.slice(1) ?? [];
  for (const tag of idea.archetype ? [] : named) add(tag, COUNT.max);
  for (const tag of named) add(tag, COUNT.min);
  if (idea.archetype) add(idea.archetype.tag, COUNT.usual);
  for (const tag of ["community", "productivity", "open-source"]) add(tag, COUNT.min);
  for (const tag of [...kin, ...common]) {
    if (chosen.length < COUNT.min && !chosen.includes(tag)) chosen.push(tag);
  }
  return chosen;
}
