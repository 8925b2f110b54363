import type { Scene } from "../content-schema";
import { article, capitalise, plural } from "./english";
import type { SeededRandom } from "./random";

export type TemplateValues = Record<string, string>;

export const itemsOf = (scene: Scene): string => scene.items ?? plural(scene.item);

export function templateValues(scene: Scene, name: string): TemplateValues {
  const { who, pain, wish, item, data, other, number, when } = scene;
  return { name, who, pain, wish, item, items: itemsOf(scene), data, other, number, when };
}

/**
 * Fills `{who}` as it is, `{Who}` with a capital, `{an item}` and `{An item}` with its article, and `{n2-9}` with a whole
 * number in that range, in tens from 100.
 */
export function fillTemplate(template: string, values: TemplateValues, random: SeededRandom): string {
  return template
    .replace(/\{n(\d+)-(\d+)\}/g, (_, low: string, high: string) => number(+low, +high, random(template)))
    .replace(/\{([aA]n )?(\w+)\}/g, (_, withArticle: string | undefined, key: string) => {
      const value = values[key] ?? capitalise(values[key.charAt(0).toLowerCase() + key.slice(1)] ?? "");
      const phrase = withArticle ? `${article(value)} ${value}` : value;
      return withArticle?.startsWith("A") ? capitalise(phrase) : phrase;
    });
}

const SMALL = "none one two three four five six seven eight nine ten eleven twelve".split(" ");

function number(low: number, high: number, random: number): string {
  const value = low + Math.floor(random * (high - low + 1));
  if (value < SMALL.length) return SMALL[value] ?? "";
  return (low >= 100 ? Math.round(value / 10) * 10 : value).toLocaleString("en");
}

/** The longest stretch without a placeholder, in lower case: finds the template in a text again. */
export function longestLiteral(template: string): string {
  const parts = template.toLowerCase().split(/\{[^}]*\}/);
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), "").trim();
}
