import type { Scene } from "../content-schema";
import type { TemplateValues } from "./template";

/**
 * Whether a template reads well for this scene: no second "so that" or "because", and no "they" in the pain
 * before the people are named. `core` is what the project does.
 */
export function readsWell(template: string, scene: Scene, core: string): boolean {
  const text = `${core} ${template.includes("{wish}") ? scene.wish : ""}`;
  if (template.includes("so that") && /so that/.test(text)) return false;
  if (/because \{pain\}/.test(template) && /\b(?:because|since)\b/.test(scene.pain)) return false;
  if (!/\b(?:they|their|them)\b/i.test(scene.pain)) return true;
  const people = template.search(/\{(?:who|Who|users)\}/);
  return people >= 0 && people < template.search(/\{[pP]ain\}/);
}

const wordsOf = (text: string) => new Set(text.match(/\p{L}{3,}/gu));

/** The phrase that shares the fewest words with the other. */
export function leastSimilar(phrases: readonly string[], other: string): string {
  const said = wordsOf(other);
  const shared = (phrase: string) => [...wordsOf(phrase)].filter((word) => said.has(word)).length;
  return phrases.toSorted((one, another) => shared(one) - shared(another))[0] ?? "";
}

/** Whether the text contains none of the facts of the template yet. */
export function hasNewFacts(template: string, values: TemplateValues, text: string): boolean {
  const lower = text.toLowerCase();
  return [...template.matchAll(/\{(data|other|number|when)\}/g)].every(
    ([, key = ""]) => !lower.includes((values[key] ?? "").toLowerCase()),
  );
}
