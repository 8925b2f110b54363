import type { Catalogue } from "../catalogue";
import type { Archetype, Scene } from "../content-schema";
import type { RecognisedIdea } from "../recognise-idea";
import { capitalise, wordCount } from "../text/english";
import { pick, type SeededRandom } from "../text/random";
import { shortWho } from "../text/short-forms";
import { fillTemplate, templateValues } from "../text/template";

const MIN_WORDS = 5;
const MAX_WORDS = 10;
const CUT_WORDS = 9;

/** Words a tagline must not end with. */
const DANGLING =
  /^(a|an|the|of|for|to|and|or|that|which|with|in|on|by|is|are|its|their|it|from|so|who|what|at|as)$/i;

/** Lines that "for" and the people cannot follow: they begin with a verb or contain a clause. */
const CLAUSE =
  /^(?!\p{Lu}\p{L}*ss )\p{Lu}\p{Ll}+s (?!of )|^Nobody |^Next |,| (?:for|that|to|without|before|against|corrected|made to) /u;

/** A tagline of five to ten words: what it is and, where there is room, for whom. */
export function writeTagline(catalogue: Catalogue, idea: RecognisedIdea, random: SeededRandom): string {
  const { scene, archetype, name } = idea;
  const lines =
    scene && archetype
      ? fittingLines(
          archetype,
          scene,
          archetype.lines.map((line) => fillTemplate(line, templateValues(scene, name), random)),
          shortWho(scene.who, catalogue.shortForms),
        )
      : [];
  const line = pick(lines, random("tagline"));
  return line ? capitalise(line) : cutTagline(idea);
}

/** Prefers lines that name the people in full to those that shorten them, and these to those without. */
function fittingLines({ plain }: Archetype, scene: Scene, lines: string[], shortPeople: string): string[] {
  const open = lines.filter((line) => !CLAUSE.test(line));
  const saysNothing = shortPeople === "its users" || scene.who.startsWith(`${shortPeople} of `);
  const groups = [
    [`Helps ${scene.who} to ${scene.wish}`, ...[...open, plain].map((line) => `${line} for ${scene.who}`)],
    saysNothing ? [] : open.map((line) => `${line} for ${shortPeople}`),
    lines,
  ];
  const fits = (line: string) => wordCount(line) >= MIN_WORDS && wordCount(line) <= MAX_WORDS;
  return groups.map((group) => group.filter(fits)).find((group) => group.length > 0) ?? [];
}

function cutTagline({ name, sentences: [first = "", ...others] }: RecognisedIdea): string {
  const rest = first.replace(name, "").replace(/^[\s,:]*(is|are|was)\s+/i, "");
  const words = [rest, ...others]
    .flatMap((text) => text.replace(/[^\p{L}\p{N}'’\s-]/gu, " ").split(/\s+/))
    .filter(Boolean)
    .slice(0, CUT_WORDS);
  while (words.length > MIN_WORDS && DANGLING.test(words.at(-1) ?? "")) words.pop();
  for (const filler of ["a", "small", "and", "specific", "project"])
    if (words.length < MIN_WORDS) words.push(filler);
  return capitalise(words.join(" "));
}
