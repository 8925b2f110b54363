import { ARCHETYPES } from "./archetypes";
import { makeDice } from "./dice";
import { fill } from "./fill";
import { ALL_SCENES } from "./knowledge/find-topic";
import { genericScenes } from "./knowledge/generic";
import { slotsOf } from "./slots";
import { treatedTopics } from "./treated-topics";
import type { Archetype, Scene, Topic } from "./types";
import { sentences } from "./words";

/** What can be told from an idea's text alone. */
export interface Recognised {
  name: string;
  sentences: string[];
  scene: Scene | null;
  archetype: Archetype | null;
  /** Topics that are put to work in a sentence of their own. */
  treated: Topic[];
}

const NAME =
  /^(?:The idea (?:of|behind) |With )?((?:The )?\p{Lu}[\p{L}\p{N}'’-]*(?: (?:of the |of |and |the |for )?[\p{Lu}\p{N}][\p{L}\p{N}'’-]*){0,4})/u;

/** Reads back an idea's name, scene and kind; for prose of another hand only its name and sentences. */
export function recognise(text: string, tags: readonly string[] = []): Recognised {
  const prose = text.trim();
  const lower = prose.toLowerCase();
  const generic = tags.flatMap((tag) => genericScenes(tag.replaceAll("-", " ")));
  const known = [...ALL_SCENES.map(({ scene }) => scene), ...generic];
  const scene = known.find(
    ({ pain, who }) => lower.includes(pain.toLowerCase()) && lower.includes(who.toLowerCase()),
  );
  const found = scene ?? known.find(({ twist }) => prose.includes(twist)) ?? null;
  const name = NAME.exec(prose)?.[1] ?? "";
  return {
    name,
    sentences: sentences(prose),
    scene: found,
    archetype: found && kindOf(lower, found, name),
    treated: treatedTopics(prose),
  };
}

function kindOf(lower: string, scene: Scene, name: string): Archetype | null {
  const slots = slotsOf(scene, name);
  const says = (template: string) => lower.includes(fill(template, slots, makeDice(0)).toLowerCase());
  const parts = ({ kind, does, apart }: Archetype) => [...kind, ...does, ...apart];
  return ARCHETYPES.find((archetype) => parts(archetype).some(says)) ?? null;
}
