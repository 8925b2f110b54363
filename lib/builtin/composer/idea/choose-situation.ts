import type { Catalogue } from "../catalogue";
import { briefTags, type IdeaBrief } from "../idea-brief";
import { mentions } from "../text/english";
import { itemsOf } from "../text/template";
import type { Situation } from "./situation-patterns";
import { type ItemTurn, situationsFor, turnOf } from "./situations";

/** From a taken situation on, every so many; coprime to most numbers, and above the rows nearby. */
const STRIDE = 17;

/** In letters; shorter words are shared by chance. */
const MIN_WORD = 4;

export interface ChosenSituation {
  situation: Situation;
  /** Its place in the circle of situations, and how often that has been gone round. */
  place: number;
  cycle: number;
  itemTurn: ItemTurn | null;
}

/** The seed's own situation, or the next that neither an existing idea nor a sibling is about. */
export function chooseSituation(catalogue: Catalogue, brief: IdeaBrief, seed: number): ChosenSituation {
  const situations = situationsFor(catalogue, briefTags(brief));
  const existing = brief.avoid.map((text) => text.toLowerCase());
  const siblings = brief.siblings.map((text) => text.toLowerCase());
  const isTaken = (situation: Situation) =>
    existing.some((text) => tells(text, situation) || namesItem(text, situation)) ||
    siblings.some((text) => tells(text, situation));
  const free = [...situations.keys()].find((step) => {
    const situation = situations[(seed + step * STRIDE) % situations.length];
    return situation && !isTaken(situation);
  });
  const position = seed + (free ?? 0) * STRIDE;
  const place = position % situations.length;
  const cycle = Math.floor(position / situations.length);
  const situation = situations[place];
  if (!situation) throw new Error(`No situation for ${brief.primary}`);
  return { situation, place, cycle, itemTurn: turnOf(situation, cycle) };
}

/** Whether a text is about the situation. */
function tells(text: string, { scene: { who, pain, wish } }: Situation): boolean {
  return [who, pain, wish].some((phrase) => text.includes(phrase.toLowerCase()));
}

/** Whether a text names the item, or its title has a word of it. */
function namesItem(text: string, { scene }: Situation): boolean {
  const [title = ""] = text.split(":", 1);
  const words = `${scene.item} ${itemsOf(scene)}`.split(" ").filter((word) => word.length >= MIN_WORD);
  return (
    mentions(text, scene.item) ||
    mentions(text, itemsOf(scene)) ||
    words.some((word) => mentions(title, word))
  );
}
