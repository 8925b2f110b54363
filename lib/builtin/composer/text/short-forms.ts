import type { ShortForms } from "../catalogue";
import type { Scene } from "../content-schema";
import { upperFirst } from "./english";

const AFTER_HEAD =
  / (?=(?:who|whose|with|without|in|of|to|on|under|that|at|from|before|around|behind|beside|newly|stuck|like|by) )/;

/** Shorter than this, a source or a quantity is repeated in full. */
const LONG_SOURCE = 25;
const LONG_NUMBER = 41;

/** A noun phrase cut to its head: "parents of a child with an allergy" becomes "parents". */
export function shortWho(who: string, { vagueHeads }: ShortForms): string {
  const head = who.split(AFTER_HEAD, 1)[0] ?? who;
  return vagueHeads.has(head) ? "its users" : head;
}

export function shortData(data: string, { sourceNoun }: ShortForms): string {
  const noun = sourceNoun.exec(data)?.[1];
  return noun ? `the ${noun}` : "that material";
}

/** Keeps the first mention of a long phrase and shortens the later ones. */
export function shortenRepeats(text: string, scene: Scene, forms: ShortForms): string {
  let prose = shortenAfterFirst(text, scene.who, shortWho(scene.who, forms));
  if (scene.data.length >= LONG_SOURCE)
    prose = shortenAfterFirst(prose, scene.data, shortData(scene.data, forms));
  return scene.number.length >= LONG_NUMBER ? shortenAfterFirst(prose, scene.number, "that figure") : prose;
}

function shortenAfterFirst(text: string, phrase: string, short: string): string {
  const start = text.toLowerCase().indexOf(phrase.toLowerCase());
  if (start < 0) return text;
  const end = start + phrase.length;
  const rest = text.slice(end).replaceAll(phrase, short);
  return text.slice(0, end) + rest.replaceAll(upperFirst(phrase), upperFirst(short));
}
