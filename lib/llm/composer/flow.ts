import type { Scene } from "./types";

/** Whether the parts of a template follow each other well for this scene: nothing said twice, no "they" before its people. */
export function flows(template: string, scene: Scene, core: string): boolean {
  const text = `${core} ${template.includes("{wish}") ? scene.wish : ""}`;
  if (template.includes("so that") && /so that/.test(text)) return false;
  if (/because \{pain\}/.test(template) && /\b(?:because|since)\b/.test(scene.pain)) return false;
  if (!/\b(?:they|their|them)\b/i.test(scene.pain)) return true;
  const people = template.search(/\{(?:who|Who|users)\}/);
  return people >= 0 && people < template.search(/\{[pP]ain\}/);
}

const wordsOf = (text: string) => new Set(text.match(/\p{L}{3,}/gu));

/** The phrase that shares the fewest words with the other, so that nothing is said twice in one breath. */
export function leastLike(phrases: readonly string[], other: string): string {
  const said = wordsOf(other);
  const shared = (phrase: string) => [...wordsOf(phrase)].filter((word) => said.has(word)).length;
  return phrases.toSorted((one, another) => shared(one) - shared(another))[0] ?? "";
}

/** The templates that add something: those whose phrases the text does not hold yet, where there are any. */
export function fresh(
  templates: readonly string[],
  slots: Record<string, string>,
  text: string,
): readonly string[] {
  const lower = text.toLowerCase();
  const unsaid = templates.filter((template) =>
    [...template.matchAll(/\{(data|other|number|when)\}/g)].every(
      (slot) => !lower.includes((slots[slot[1] ?? ""] ?? "").toLowerCase()),
    ),
  );
  return unsaid.length > 0 ? unsaid : templates;
}
