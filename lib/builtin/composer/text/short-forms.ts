import type { ShortForms } from "../catalogue";
import type { Scene } from "../content-schema";
import { upperFirst } from "./english";

const AFTER_HEAD =
  / (?=(?:who|whose|with|without|in|of|to|on|under|that|at|from|before|around|behind|beside|between|newly|stuck|like|by|back) )/;

/** A noun phrase cut to its head: "parents of a child with an allergy" becomes "parents". */
export function shortWho(who: string, { vagueHeads }: ShortForms): string {
  const head = who.split(AFTER_HEAD, 1)[0] ?? who;
  return vagueHeads.has(head) ? "its users" : head;
}

/** Keeps the first mention of the people and shortens the later ones. */
export function shortenRepeats(text: string, { who }: Scene, forms: ShortForms): string {
  const start = text.toLowerCase().indexOf(who.toLowerCase());
  if (start < 0) return text;
  const short = shortWho(who, forms);
  const end = start + who.length;
  const rest = text.slice(end).replaceAll(who, short);
  return text.slice(0, end) + rest.replaceAll(upperFirst(who), upperFirst(short));
}
