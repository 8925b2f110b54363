import type { Catalogue } from "./catalogue";
import type { Archetype, Scene, Topic } from "./content-schema";
import type { Situation } from "./idea/situation-patterns";
import { situationsFor, turnOf } from "./idea/situations";
import { sentences } from "./text/english";
import { seededRandom } from "./text/random";
import { fillTemplate, templateValues } from "./text/template";

export interface RecognisedIdea {
  name: string;
  sentences: string[];
  /** Whose turn it is among sentences, in calls with consecutive seeds; null if its item comes up seldom. */
  turn: (seed: number) => number | null;
  /** What its situation is about. */
  about: Topic | null;
  scene: Scene | null;
  archetype: Archetype | null;
  /** Topics that have a sentence of their own in the idea. */
  treated: Topic[];
}

const NAME =
  /^(?:The idea (?:of|behind) |With )?((?:The )?\p{Lu}[\p{L}\p{N}'’-]*(?: (?:of the |of |and |the |for )?[\p{Lu}\p{N}][\p{L}\p{N}'’-]*){0,4})/u;

/** Finds the content an idea with these tags was composed from; for prose from elsewhere, only its name and sentences. */
export function recogniseIdea(catalogue: Catalogue, text: string, tags: readonly string[]): RecognisedIdea {
  const prose = text.trim();
  const lower = prose.toLowerCase();
  const name = NAME.exec(prose)?.[1] ?? "";
  const isQuoted = ({ scene: { pain, who } }: Situation) =>
    lower.includes(pain.toLowerCase()) && lower.includes(who.toLowerCase());
  const situations = situationsFor(catalogue, tags);
  const place = situations.findIndex(isQuoted);
  const found = situations[place] ?? catalogue.scenes.find(isQuoted) ?? null;
  const scene = found?.scene ?? null;
  const archetype = scene && findArchetype(catalogue, lower, scene, name);
  const about = found?.topic ?? null;
  const turn = (seed: number) =>
    found && place >= 0
      ? (turnOf(found, Math.floor((seed - place) / situations.length))?.turn ?? null)
      : null;
  return {
    name,
    turn,
    sentences: sentences(prose),
    about,
    scene,
    archetype,
    treated: catalogue.topicsTreatedIn(prose),
  };
}

function findArchetype(catalogue: Catalogue, lower: string, scene: Scene, name: string): Archetype | null {
  const values = templateValues(scene, name);
  const isQuoted = (template: string) =>
    lower.includes(fillTemplate(template, values, seededRandom(0)).toLowerCase());
  return (
    catalogue.archetypes.find(({ kind, does, apart }) => [...kind, ...does, ...apart].some(isQuoted)) ?? null
  );
}
