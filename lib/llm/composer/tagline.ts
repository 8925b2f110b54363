import { type Dice, pick } from "./dice";
import { fill } from "./fill";
import type { Recognised } from "./recognise";
import { shortWho } from "./shorten";
import { slotsOf } from "./slots";
import type { Archetype, Scene } from "./types";
import { capitalise, countWords } from "./words";

/** Words a tagline must not end with. */
const DANGLING =
  /^(a|an|the|of|for|to|and|or|that|which|with|in|on|by|is|are|its|their|it|from|so|who|what|at|as)$/i;

/** Lines that "for" and the people would not follow naturally: they begin with a verb, or hold a clause. */
const VERBAL =
  /^(?!\p{Lu}\p{L}*ss )\p{Lu}\p{Ll}+s (?!of )|^Nobody |^Next |,| (?:for|that|to|without|before|against|corrected|made to) /u;

export const fits = (line: string): boolean => countWords(line) >= 5 && countWords(line) <= 10;

/** A tagline of 5 to 10 words: what it is and for whom where there is room; else cut from the prose. */
export function writeTagline(idea: Recognised, dice: Dice): string {
  const { scene, archetype, name } = idea;
  const line = scene && archetype && pick(linesFor(scene, archetype, name, dice), dice("tagline"));
  return line ? capitalise(line) : cutTagline(idea);
}

/** The lines that fit: those that name the people in full before those that shorten them or leave them out. */
function linesFor(scene: Scene, archetype: Archetype, name: string, dice: Dice): string[] {
  const lines = archetype.lines.map((line) => fill(line, slotsOf(scene, name), dice));
  const open = lines.filter((line) => !VERBAL.test(line));
  const short = shortWho(scene.who);
  const groups = [
    [
      `Helps ${scene.who} to ${scene.wish}`,
      ...[...open, archetype.plain].map((line) => `${line} for ${scene.who}`),
    ],
    short === "its users" || scene.who.startsWith(`${short} of `)
      ? []
      : open.map((line) => `${line} for ${short}`),
    lines,
  ];
  return groups.map((group) => group.filter(fits)).find((group) => group.length > 0) ?? [];
}

/** The first clause of the prose, without its name, cut where it does not dangle. */
function cutTagline({ name, sentences }: Recognised): string {
  const rest = (sentences[0] ?? "").replace(name, "").replace(/^[\s,:]*(is|are|was)\s+/i, "");
  const clean = (text: string) =>
    text
      .replace(/[^\p{L}\p{N}'’\s-]/gu, " ")
      .split(/\s+/)
      .filter(Boolean);
  const words = [...clean(rest), ...clean(sentences.slice(1).join(" "))].slice(0, 9);
  while (words.length > 5 && DANGLING.test(words.at(-1) ?? "")) words.pop();
  for (const filler of ["a", "small", "and", "specific", "project"]) if (words.length < 5) words.push(filler);
  return capitalise(words.join(" "));
}
