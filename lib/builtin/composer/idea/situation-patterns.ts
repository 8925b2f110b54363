import type { Ability, Kind, Scene, SituationPattern, Topic } from "../content-schema";
import { plural, titleCase } from "../text/english";
import { seededRandom } from "../text/random";
import { fillTemplate } from "../text/template";

/** People with a problem: a scene of a topic, written for it or made from a pattern. */
export interface Situation {
  topic: Topic;
  scene: Scene;
  /** What it has in common with other situations that would read like it. */
  pattern: string;
  /** Where several share its item: the first turn of them, which of them it is, and of how many. */
  rounds?: { first: number; at: number; of: number };
}

/** What can be done with an item of each kind, the most fitting first. */
const ABILITIES: Readonly<Record<Kind, readonly Ability[]>> = {
  object: ["log", "swap", "fault", "expire", "match", "share", "limit"],
  record: ["text", "match", "past", "learn", "log"],
  event: ["log", "plan", "guess", "limit", "share", "match"],
  place: ["map", "log", "past", "share", "plan", "sense"],
  living: ["sense", "log", "map", "guess", "match", "swap"],
  work: ["learn", "text", "past", "match", "share", "log"],
  code: ["code", "fault", "text", "match", "log", "past"],
};

/** Fills every pattern that fits with the things of the topic. */
export function situationsFromPatterns(patterns: readonly SituationPattern[], topic: Topic): Situation[] {
  const { people = [], things = {} } = topic;
  return Object.entries(things).flatMap(([item, is], at) =>
    patterns
      .filter((pattern) => pattern.is.includes(is))
      .map((pattern, turn) => {
        const group = people[(at + turn) % people.length] ?? "people";
        return { topic, scene: fillPattern(pattern, group, item, is, topic), pattern: pattern.pain };
      }),
  );
}

function fillPattern(pattern: SituationPattern, people: string, item: string, is: Kind, topic: Topic): Scene {
  const random = seededRandom(0);
  const fill = (text: string) => fillTemplate(text, { people, item, items: plural(item) }, random);
  return {
    // One relative clause goes on with "and".
    who: fill(people.includes(" who ") ? pattern.who.replace("} who ", "} and ") : pattern.who),
    pain: fill(pattern.pain),
    wish: fill(pattern.wish),
    item,
    is,
    data: fill(pattern.data),
    other: fill(pattern.other),
    number: fill(pattern.number),
    when: fill(pattern.when),
    twist: fill(pattern.twist),
    names: headsFor(item, topic),
    can: [...ABILITIES[is]],
  };
}

/** Words for names that no other item has: the item, and a short one also with its topic. */
function headsFor(item: string, { label }: Topic): string[] {
  const isPlain = /^\p{sc=Latin}+(?: \p{sc=Latin}+)?(?<!s)$/u.test(label);
  const heads = isPlain && !item.includes(" ") ? [`${label} ${item}`, item] : [item];
  return heads.map(titleCase);
}
