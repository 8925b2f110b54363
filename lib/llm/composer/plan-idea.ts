import { ARCHETYPES } from "./archetypes";
import { chooseSubject } from "./choose-subject";
import { type Dice, makeDice, pickRanked } from "./dice";
import { findTopic, knownTopic } from "./knowledge/find-topic";
import { labelOf } from "./label";
import { headsOf, thingsOf } from "./name-heads";
import { nameProject } from "./name-project";
import type { Wishes } from "./read-wishes";
import type { Archetype, Scene, Topic } from "./types";
import { mentions } from "./words";

/** A topic that lends something, and whether the text has to name it. */
export interface Loan {
  topic: Topic;
  must: boolean;
}

/** Everything that is decided before a word is written. */
export interface Plan {
  name: string;
  subject: Topic;
  scene: Scene;
  archetype: Archetype;
  /** Their sentences say how it is built. */
  techniques: Topic[];
  /** Their habits are carried over to the subject. */
  lenders: Loan[];
  /** Unknown tags that get a sentence of their own. */
  grounds: string[];
  /** Labels of the tags that share one sentence. */
  leftovers: string[];
}

export function planIdea(
  wishes: Wishes,
  temperature: number,
  seed: number,
  isTaken: (name: string) => boolean,
): Plan {
  const dice = makeDice(seed);
  const { subject, scene, turn } = chooseSubject(wishes, temperature, seed);
  const archetype = chooseArchetype(scene, wishes, temperature, turn);
  const tails = archetype.tails.split(" ");
  const parts = { heads: headsOf(subject, scene), things: thingsOf(scene), tails };
  const name = nameProject(parts, seed, wishes.avoid, isTaken);
  return { name, subject, scene, archetype, ...spread(wishes, subject, dice) };
}

/** How much more freely kinds are chosen than words, so that no kind makes up a tenth of a run. */
const BREADTH = 1.3;

/** Fit to the scene and the complexity, away from what exists; a high temperature likes the rare ones. */
function chooseArchetype(scene: Scene, wishes: Wishes, temperature: number, turn: number): Archetype {
  const score = ({ can, range, rarity, tails }: Archetype) => {
    const places = can.map((ability) => scene.can.indexOf(ability)).filter((at) => at >= 0);
    const fit = Math.max(...places.map((at) => 1.2 - at * 0.15));
    // A simple kind can have a harder problem, but an elaborate kind cannot be made small.
    const far = Math.max(0, 1.3 * (range[0] - wishes.complexity), 0.6 * (wishes.complexity - range[1]));
    const seen = wishes.avoid.filter((title) =>
      tails.split(" ").some((tail) => mentions(title, tail)),
    ).length;
    return fit - far - seen * 3 + (temperature - 0.7) * 0.3 * (rarity - 3);
  };
  const possible = ARCHETYPES.filter(({ can, all }) =>
    all
      ? can.every((ability) => scene.can.includes(ability))
      : can.some((ability) => scene.can.includes(ability)),
  );
  const chosen = pickRanked(possible, score, temperature * BREADTH, turn);
  if (!chosen) throw new Error(`No archetype fits ${scene.who}`);
  return chosen;
}

/** How often a related technique is put to use; more would make every idea a pile of parts. */
const WELCOME = 0.65;

/** Gives each tag but the subject's its place: must-haves first, then one or two of the related. */
function spread(wishes: Wishes, subject: Topic, dice: Dice) {
  const used = new Set<Topic>([subject]);
  const plan = {
    techniques: [] as Topic[],
    lenders: [] as Loan[],
    grounds: [] as string[],
    leftovers: [] as string[],
  };
  const place = (tag: string, must: boolean) => {
    const topic = findTopic(tag);
    if (used.has(topic) || subject.tags.includes(tag)) return;
    used.add(topic);
    if (topic.how && plan.techniques.length < (must ? 3 : 2)) plan.techniques.push(topic);
    else if (topic.lends && plan.lenders.length < (must ? 2 : 1)) plan.lenders.push({ topic, must });
    else if (must && plan.grounds.length < 1) plan.grounds.push(tag);
    else if (must) plan.leftovers.push(knownTopic(tag)?.label ?? labelOf(tag));
  };
  for (const tag of [wishes.primary, ...wishes.required]) place(tag, true);
  const related = wishes.related.filter((tag) => knownTopic(tag));
  const turned = dice("related") < 0.5 ? related : related.toReversed();
  const small = wishes.complexity <= 2;
  for (const tag of turned) {
    const technical = Boolean(knownTopic(tag)?.how);
    if (!technical || (!small && dice(`technique/${tag}`) < WELCOME)) place(tag, false);
  }
  return plan;
}
