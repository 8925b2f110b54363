import type { Catalogue } from "../catalogue";
import type { RecognisedIdea } from "../recognise-idea";
import { mentions } from "../text/english";

const MIN = 3;
const USUAL = 4;
const MAX = 5;

const FALLBACKS = ["community", "productivity", "open-source"];

interface HashtagRequest {
  required: readonly string[];
  /** Tags in use, preferred over new ones. */
  common: readonly string[];
}

/** All the required tags, then the topics of the idea, in the spelling in use where there is one. */
export function chooseHashtags(
  catalogue: Catalogue,
  text: string,
  idea: RecognisedIdea,
  { required, common }: HashtagRequest,
): string[] {
  const chosen = [...new Set(required)];
  const add = (tag: string, max: number) => {
    const topic = catalogue.findTopic(tag);
    const isTaken = chosen.some(
      (other) => other === tag || (topic !== null && catalogue.findTopic(other) === topic),
    );
    if (!isTaken && chosen.length < max) chosen.push(tag);
  };
  const subject = idea.about && catalogue.isKnown(idea.about) ? idea.about : null;
  for (const { tags } of subject ? [subject, ...idea.treated] : idea.treated)
    add(common.find((tag) => tags.includes(tag)) ?? tags[0] ?? "", MAX);
  const mentioned = common.filter((tag) => mentions(text, catalogue.labelOf(tag)));
  for (const tag of mentioned) add(tag, idea.archetype ? MIN : MAX);
  if (idea.archetype) add(idea.archetype.tag, USUAL);
  for (const tag of FALLBACKS) add(tag, MIN);
  for (const tag of [...(subject?.tags.slice(1) ?? []), ...common]) {
    if (chosen.length < MIN && !chosen.includes(tag)) chosen.push(tag);
  }
  return chosen;
}
