import type { Catalogue } from "./catalogue";
import type { Archetype, Scene, Topic } from "./content-schema";
import { sentences } from "./text/english";
import { seededRandom } from "./text/random";
import { fillTemplate, templateValues } from "./text/template";

export interface RecognisedIdea {
  name: string;
  sentences: string[];
  scene: Scene | null;
  archetype: Archetype | null;
  /** Topics that have a sentence of their own in the idea. */
  treated: Topic[];
}

const NAME =
  /^(?:The idea (?:of|behind) |With )?((?:The )?\p{Lu}[\p{L}\p{N}'’-]*(?: (?:of the |of |and |the |for )?[\p{Lu}\p{N}][\p{L}\p{N}'’-]*){0,4})/u;

/** Finds the content an idea was composed from; for prose from elsewhere, only its name and sentences. */
export function recogniseIdea(
  catalogue: Catalogue,
  text: string,
  tags: readonly string[] = [],
): RecognisedIdea {
  const prose = text.trim();
  const lower = prose.toLowerCase();
  const name = NAME.exec(prose)?.[1] ?? "";
  const scenes = [
    ...catalogue.scenes.map(({ scene }) => scene),
    ...tags.flatMap((tag) => catalogue.genericScenes(tag.replaceAll("-", " "))),
  ];
  const quoted = scenes.find(
    ({ pain, who }) => lower.includes(pain.toLowerCase()) && lower.includes(who.toLowerCase()),
  );
  const scene = quoted ?? scenes.find(({ twist }) => prose.includes(twist)) ?? null;
  const archetype = scene && findArchetype(catalogue, lower, scene, name);
  return { name, sentences: sentences(prose), scene, archetype, treated: catalogue.topicsTreatedIn(prose) };
}

function findArchetype(catalogue: Catalogue, lower: string, scene: Scene, name: string): Archetype | null {
  const values = templateValues(scene, name);
  const isQuoted = (template: string) =>
    lower.includes(fillTemplate(template, values, seededRandom(0)).toLowerCase());
  return (
    catalogue.archetypes.find(({ kind, does, apart }) => [...kind, ...does, ...apart].some(isQuoted)) ?? null
  );
}
