import { knownTopic } from "./knowledge/find-topic";
import { rootOf } from "./label";
import { itemsOf } from "./slots";
import type { Scene, Topic } from "./types";
import { titleCase } from "./words";

/** Longest thing that is a head of its own, in words. */
const LONGEST_ITEM = 3;

const isShort = (text: string) => text.split(" ").length <= LONGEST_ITEM && /^\p{Ll}/u.test(text);

/**
 * The scene's own words for names, capitalised: its thing, its moments, its places. In a field the composer
 * only knows by name, one-word heads carry that name, so that the subject can be guessed.
 */
export function headsOf(topic: Topic, scene: Scene): string[] {
  const own = scene.names.split(", ");
  const field = topic.tags.some(knownTopic) ? null : rootOf(topic.tags[0] ?? "");
  const heads = field ? own.map((head) => (head.includes(" ") ? head : `${field} ${head}`)) : own;
  return [...new Set([...(isShort(scene.item) ? [titleCase(scene.item)] : []), ...heads])];
}

/** The things themselves, for names that end with them; null where they are too many words. */
export function thingsOf(scene: Scene): string | null {
  return isShort(itemsOf(scene)) ? titleCase(itemsOf(scene)) : null;
}
