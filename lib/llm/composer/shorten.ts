import type { Scene } from "./types";

/** Heads that say too little alone. */
const VAGUE = /^(people|those|members|teams|volunteers|adults|owners|projects|users|readers|listeners)$/;
const CUT =
  / (?=(?:who|whose|with|without|in|of|to|on|under|that|at|from|before|around|behind|beside|newly|stuck|like|by) )/;

/** A noun phrase cut to its head: "parents of a child with an allergy" → "parents". */
export function shortWho(who: string): string {
  const head = who.split(CUT, 1)[0] ?? who;
  return VAGUE.test(head) ? "its users" : head;
}

/** Words a source is called by once it is known. */
const SOURCE =
  /\b(panel|photographs?|receipts|replies|notes|cards|list|plans|leaflets|register|counts|sensors?|microphones?|camera|labels|pictures|sheets|recordings|calls|scans|agendas|letters|reports|statements|interviews|registers|voltages|pages|proposals|roster|crates|bank|feed|positions|track|receiver|versions|logs?|threads|history|manuscripts|issues|transcripts|chart|loggers|movements|tallies|chat|trolley|displays|videos|probe|files?|compilations|texts|book|readings|curves|gauge|messages|taps|beep|slips)\b/;

/** How a source is referred to after its first mention. */
export function shortData(data: string): string {
  const noun = SOURCE.exec(data)?.[1];
  return noun ? `the ${noun}` : "that material";
}

/** Longest quantity that is said again in full, in characters. */
const LONG_NUMBER = 40;

/** Says a long phrase in full once, and refers back to it afterwards. */
export function shorten(text: string, scene: Scene): string {
  const once = (prose: string, phrase: string, short: string) => {
    const end = prose.toLowerCase().indexOf(phrase.toLowerCase()) + phrase.length;
    if (end < phrase.length) return prose;
    const capital = short.charAt(0).toUpperCase() + short.slice(1);
    const rest = prose.slice(end).replaceAll(phrase, short);
    return prose.slice(0, end) + rest.replaceAll(phrase.charAt(0).toUpperCase() + phrase.slice(1), capital);
  };
  let prose = once(text, scene.who, shortWho(scene.who));
  if (scene.data.length > 24) prose = once(prose, scene.data, shortData(scene.data));
  return scene.number.length > LONG_NUMBER ? once(prose, scene.number, "that figure") : prose;
}
