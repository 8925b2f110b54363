import type { Catalogue } from "../catalogue";
import type { Archetype, Scene, Topic } from "../content-schema";
import { type IdeaBrief, tagsOf } from "../idea-brief";
import { mentions } from "../text/english";
import { inTurn, type SeededRandom, seededRandom } from "../text/random";
import { chooseSituation } from "./choose-situation";
import type { IdeaOptions } from "./compose-idea";
import { nameProject } from "./name-project";
import { type PlacedTag, placeTags, type TagPlaces } from "./place-tags";
import type { ItemTurn } from "./situations";

export interface IdeaPlan extends TagPlaces {
  name: string;
  about: Topic;
  scene: Scene;
  archetype: Archetype;
  /** Says whose turn it is among sentences: goes on by one from one idea about an item to the next. */
  turn: number;
  /** Related tags, which may stand in the text but need not. */
  related: PlacedTag[];
}

/** How often a related technique is used; always would make every idea a pile of parts. */
const RELATED_TECHNIQUE_RATE = 0.5;

/** With more tags than this there is no room for related ones. */
const MAX_TAGS_WITH_RELATED = 3;

export function planIdea(
  catalogue: Catalogue,
  brief: IdeaBrief,
  { temperature, seed, isTaken }: Required<IdeaOptions>,
): IdeaPlan {
  const { situation, itemTurn } = chooseSituation(catalogue, brief, seed);
  const { topic: about, scene } = situation;
  const possible = possibleArchetypes(catalogue.archetypes, scene, itemTurn);
  const archetype = chooseArchetype(possible, scene, brief, temperature, seed);
  const places = placeTags(catalogue, tagsOf(brief), about);
  const related = placeRelated(catalogue, brief, about, seededRandom(seed));
  const turn = itemTurn?.turn ?? seed;
  const name = nameProject(catalogue, {
    subject: about,
    scene,
    archetype,
    seed: turn,
    avoid: brief.avoid,
    isTaken,
  });
  return { name, about, scene, archetype, turn, related, ...places };
}

/** Those that can be applied to what the scene is about, and have a use for it. */
export function fits({ can, all, takes }: Archetype, scene: Scene): boolean {
  const isAble = (ability: (typeof can)[number]) => scene.can.includes(ability);
  return takes.includes(scene.is) && (all ? can.every(isAble) : can.some(isAble));
}

/** Every so many situations with the same item get the same kinds of project to choose from. */
const ROUNDS = 3;

/** Those that fit; where an item comes up often, a third of them each time, from simple to elaborate. */
function possibleArchetypes(
  archetypes: readonly Archetype[],
  scene: Scene,
  itemTurn: ItemTurn | null,
): readonly Archetype[] {
  const fitting = archetypes.filter((archetype) => fits(archetype, scene));
  if (!itemTurn || fitting.length < 2 * ROUNDS) return fitting;
  return fitting
    .toSorted((one, other) => one.range[0] - other.range[0])
    .filter((_, at) => at % ROUNDS === itemTurn.before % ROUNDS);
}

/**
 * The kinds of project take turns over consecutive seeds. Goes before: what suits the complexity, what the scene asks
 * for, and what no existing title has; a high temperature favours rare kinds.
 */
function chooseArchetype(
  archetypes: readonly Archetype[],
  scene: Scene,
  brief: IdeaBrief,
  temperature: number,
  seed: number,
): Archetype {
  const order = inTurn(archetypes, seed * 7, tagsOf(brief).join());
  const cost = ({ can, range: [low, high], rarity, tails }: Archetype) => {
    const places = can.map((ability) => scene.can.indexOf(ability)).filter((at) => at >= 0);
    // A simple kind can have a harder problem, but an elaborate kind cannot be made small.
    const distance = Math.max(
      0,
      1.3 * (low - brief.complexity),
      Math.min(1, 0.3 * (brief.complexity - high)),
    );
    const seen = brief.avoid.filter((title) => tails.some((tail) => mentions(title, tail))).length;
    return distance + 0.1 * Math.min(...places) + 3 * seen - (temperature - 0.7) * 0.2 * rarity;
  };
  const ranked = order.map((archetype, at) => ({
    archetype,
    cost: cost(archetype) + (2 * at) / order.length,
  }));
  const [best] = ranked.toSorted((one, other) => one.cost - other.cost);
  if (!best) throw new Error(`No archetype fits ${scene.who}`);
  return best.archetype;
}

/** At most one technique and one other field. */
function placeRelated(
  catalogue: Catalogue,
  brief: IdeaBrief,
  about: Topic,
  random: SeededRandom,
): PlacedTag[] {
  const tags = tagsOf(brief);
  if (tags.length > MAX_TAGS_WITH_RELATED) return [];
  const named = new Set([about, ...tags.map((tag) => catalogue.topicFor(tag))]);
  const known = brief.related.filter((tag) => {
    const topic = catalogue.findTopic(tag);
    return topic !== null && !named.has(topic);
  });
  const { techniques, otherSubjects } = placeTags(catalogue, known, about);
  const isWelcome = brief.complexity > 2 && random("technique") < RELATED_TECHNIQUE_RATE;
  return [...(isWelcome ? techniques.slice(0, 1) : []), ...otherSubjects.slice(0, 1)];
}
