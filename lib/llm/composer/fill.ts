import type { Dice } from "./dice";
import { article, capitalise } from "./words";

export type Slots = Record<string, string>;

/**
 * Fills a template: `{who}` as it is, `{Who}` with a capital, `{an item}` with its article, `{n2-9}` with a
 * whole number from the dice (in tens from 100 on).
 */
export function fill(template: string, slots: Slots, dice: Dice): string {
  return template
    .replace(/\{n(\d+)-(\d+)\}/g, (_, low: string, high: string) => number(+low, +high, dice(template)))
    .replace(/\{(an )?(\w+)\}/g, (_, withArticle: string | undefined, key: string) => {
      const value = slots[key] ?? capitalise(slots[key.charAt(0).toLowerCase() + key.slice(1)] ?? "");
      return withArticle ? `${article(value)} ${value}` : value;
    });
}

const SMALL = "none one two three four five six seven eight nine ten eleven twelve".split(" ");

function number(low: number, high: number, throwOf: number): string {
  const value = low + Math.floor(throwOf * (high - low + 1));
  if (value < SMALL.length) return SMALL[value] ?? "";
  return (low >= 100 ? Math.round(value / 10) * 10 : value).toLocaleString("en");
}

/** Joins sentences to a paragraph, each with a capital at its start and a full stop at its end. */
export function paragraph(parts: readonly (string | undefined)[]): string {
  const ended = parts.filter((part) => part).map((part) => capitalise(String(part).trim()));
  return ended.map((part) => (/[.!?]["”’)]?$/.test(part) ? part : `${part}.`)).join(" ");
}
