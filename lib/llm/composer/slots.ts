import type { Slots } from "./fill";
import type { Scene } from "./types";
import { plural } from "./words";

export const itemsOf = (scene: Scene): string => scene.items ?? plural(scene.item);

/** A scene as the slots of templates. */
export function slotsOf(scene: Scene, name: string): Slots {
  const { who, pain, wish, item, data, other, number, when } = scene;
  return { name, who, pain, wish, item, items: itemsOf(scene), data, other, number, when };
}
