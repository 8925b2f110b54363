import { cutText } from "@/lib/core/unicode";
import { visibleText } from "@/lib/core/visible-text";

/** Markup, as opposed to text that has to be escaped. */
export class Markup {
  constructor(readonly source: string) {}
}

type Value = Markup | string | number | null | undefined | readonly Value[];

/** Longest text of one place: ideas come from models. */
const MAX_TEXT = 2000;
const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Markup from a template; every value that is no markup itself is escaped, and its unseen characters dropped. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Markup {
  return new Markup(parts.reduce((all, part, place) => `${all}${sourceOf(values[place - 1])}${part}`));
}

function sourceOf(value: Value): string {
  if (value instanceof Markup) return value.source;
  if (Array.isArray(value)) return value.map(sourceOf).join("");
  if (value === null || value === undefined) return "";
  const text = visibleText(cutText(String(value), MAX_TEXT));
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
