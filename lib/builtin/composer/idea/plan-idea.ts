import type { Catalogue } from "../catalogue";
import type { Archetype, Scene, Topic } from "../content-schema";
import type { IdeaBrief } from "../idea-brief";
import { mentions } from "../text/english";
import { type SeededRandom, sample, seededRandom } from "../text/random";
import { chooseScene } from "./choose-scene";
import type { IdeaOptions } from "./compose-idea";
import { nameProject } from "./name-project";

/** A topic whose habit is carried over to the subject. */
export interface Lender {
  topic: Topic;
  /** Whether the text has to name it. */
  required: boolean;
}

export interface IdeaPlan {
  name: string;
  subject: Topic;
  scene: Scene;
  archetype: Archetype;
  /** Topics that say how it is built. */
  techniques: Topic[];
  lenders: Lender[];
  /** Tags without a topic that get a sentence of their own. */
  unfamiliarTags: string[];
  /** Labels of the tags that share one sentence. */
  remainingLabels: string[];
}

/** Archetypes are chosen at a higher temperature than words, so that none makes up a tenth of a run. */
const ARCHETYPE_TEMPERATURE = 1.3;

/** How often a related technique is used; always would make every idea a pile of parts. */
const RELATED_TECHNIQUE_RATE = 0.65;

export function planIdea(
  catalogue: Catalogue,
  brief: IdeaBrief,
  { temperature, seed, isTaken }: Required<IdeaOptions>,
): IdeaPlan {
  const { subject, scene, archetypeDraw } = chooseScene(catalogue, brief, temperature, seed);
  const archetype = chooseArchetype(catalogue.archetypes, scene, brief, temperature, archetypeDraw);
  const name = nameProject(catalogue, { subject, scene, archetype, seed, avoid: brief.avoid, isTaken });
  return { name, subject, scene, archetype, ...placeTags(catalogue, brief, subject, seededRandom(seed)) };
}

/** Prefers what fits the scene and the complexity and is far from existing titles; a high temperature favours rare ones. */
function chooseArchetype(
  archetypes: readonly Archetype[],
  scene: Scene,
  brief: IdeaBrief,
  temperature: number,
  draw: number,
): Archetype {
  const score = ({ can, range: [low, high], rarity, tails }: Archetype) => {
    const places = can.map((ability) => scene.can.indexOf(ability)).filter((at) => at >= 0);
    const fit = Math.max(...places.map((at) => 1.2 - at * 0.15));
    // A simple kind can have a harder problem, but an elaborate kind cannot be made small.
    const distance = Math.max(0, 1.3 * (low - brief.complexity), 0.6 * (brief.complexity - high));
    const seen = brief.avoid.filter((title) => tails.some((tail) => mentions(title, tail))).length;
    return fit - distance - seen * 3 + (temperature - 0.7) * 0.3 * (rarity - 3);
  };
  const possible = archetypes.filter(({ can, all }) =>
    all
      ? can.every((ability) => scene.can.includes(ability))
      : can.some((ability) => scene.can.includes(ability)),
  );
  const chosen = sample(possible, score, temperature * ARCHETYPE_TEMPERATURE, draw);
  if (!chosen) throw new Error(`No archetype fits ${scene.who}`);
  return chosen;
}

/** Gives every tag but the subject's a place in the text: the required ones first, then a few related ones. */
function placeTags(catalogue: Catalogue, brief: IdeaBrief, subject: Topic, random: SeededRandom) {
  const used = new Set<Topic>([subject]);
  const techniques: Topic[] = [];
  const lenders: Lender[] = [];
  const unfamiliarTags: string[] = [];
  const remainingLabels: string[] = [];
  const place = (tag: string, required: boolean) => {
    const topic = catalogue.topicFor(tag);
    if (used.has(topic) || subject.tags.includes(tag)) return;
    used.add(topic);
    if (topic.how && techniques.length < (required ? 3 : 2)) techniques.push(topic);
    else if (topic.lends && lenders.length < (required ? 2 : 1)) lenders.push({ topic, required });
    else if (required && unfamiliarTags.length < 1) unfamiliarTags.push(tag);
    else if (required) remainingLabels.push(topic.label);
  };
  for (const tag of [brief.primary, ...brief.required]) place(tag, true);
  const related = brief.related.filter((tag) => catalogue.findTopic(tag));
  for (const tag of random("related") < 0.5 ? related : related.toReversed()) {
    const isTechnique = Boolean(catalogue.findTopic(tag)?.how);
    const isWelcome = brief.complexity > 2 && random(`technique/${tag}`) < RELATED_TECHNIQUE_RATE;
    if (!isTechnique || isWelcome) place(tag, false);
  }
  return { techniques, lenders, unfamiliarTags, remainingLabels };
}
