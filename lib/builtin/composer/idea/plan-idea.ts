import type { Catalogue } from "../catalogue";
import type { Archetype, Scene, Topic } from "../content-schema";
import { briefTags, type IdeaBrief } from "../idea-brief";
import { mentions } from "../text/english";
import { type SeededRandom, seededRandom } from "../text/random";
import { archetypeAt, fits, misfit } from "./archetype-order";
import { type ChosenSituation, chooseSituation } from "./choose-situation";
import type { IdeaOptions } from "./compose-idea";
import { nameProject } from "./name-project";
import { type PlacedTag, placeTags, type TagPlaces } from "./place-tags";
import { situationsFor } from "./situations";

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
  const chosen = chooseSituation(catalogue, brief, seed);
  const { topic: about, scene } = chosen.situation;
  const archetype = chooseArchetype(catalogue, chosen, brief, temperature);
  const turn = chosen.itemTurn?.turn ?? seed;
  const name = nameProject(catalogue, {
    subject: about,
    scene,
    archetype,
    seed: turn,
    avoid: brief.avoid,
    isTaken,
  });
  const places = placeTags(catalogue, briefTags(brief), about);
  const related = placeRelated(catalogue, brief, about, seededRandom(seed));
  return { name, about, scene, archetype, turn, related, ...places };
}

/** The kind whose turn it is, unless an existing title has it; then the one that fits best of the others. */
function chooseArchetype(
  catalogue: Catalogue,
  { situation: { scene }, place, cycle }: ChosenSituation,
  brief: IdeaBrief,
  temperature: number,
): Archetype {
  const { archetypes } = catalogue;
  const isNew = ({ tails }: Archetype) =>
    !brief.avoid.some((title) => tails.some((tail) => mentions(title, tail)));
  const situations = situationsFor(catalogue, briefTags(brief));
  const next = archetypeAt({ archetypes, situations, cycle, temperature }, place, brief.complexity);
  if (next && isNew(next)) return next;
  const others = archetypes
    .filter((archetype) => fits(archetype, scene) && isNew(archetype))
    .toSorted((one, other) => misfit(one, scene, brief.complexity) - misfit(other, scene, brief.complexity));
  const best = others[0] ?? next;
  if (!best) throw new Error(`No archetype fits ${scene.who}`);
  return best;
}

/** At most one technique and one other field. */
function placeRelated(
  catalogue: Catalogue,
  brief: IdeaBrief,
  about: Topic,
  random: SeededRandom,
): PlacedTag[] {
  const tags = briefTags(brief);
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
