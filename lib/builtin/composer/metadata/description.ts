import type { Catalogue } from "../catalogue";
import type { Archetype, Scene } from "../content-schema";
import type { RecognisedIdea } from "../recognise-idea";
import { capitalise, paragraph, sentences, wordCount } from "../text/english";
import { type SeededRandom, sample } from "../text/random";
import { leastSimilar, readsWell } from "../text/sentence-fit";
import { shortenRepeats } from "../text/short-forms";
import { fillTemplate, longestLiteral, templateValues } from "../text/template";

const MAX_WORDS = 85;
const MAX_SENTENCES = 3;

/** One to three sentences: what the project does, for whom, why, and one detail. */
export function writeDescription(
  catalogue: Catalogue,
  idea: RecognisedIdea,
  text: string,
  random: SeededRandom,
): string {
  const { scene, archetype, name } = idea;
  if (!scene || !archetype) return cutDescription(idea);
  const values = templateValues(scene, name);
  const fill = (template: string) => fillTemplate(template, values, random);
  const core = coreOf(archetype.does.map(fill), scene, text);
  const kind = leastSimilar(archetype.kind.map(fill), core);
  const write = (templates: readonly string[], detail: string) => {
    const parts = templates.map((part) => fillTemplate(part, { ...values, core, kind, detail }, random));
    return shortenRepeats(paragraph(parts.map(capitalise)), scene, catalogue.shortForms);
  };
  const { general, peopleAlreadyNamed } = catalogue.phrases.descriptions;
  const fitting = core.includes(scene.who)
    ? peopleAlreadyNamed
    : general.filter(
        (templates) => fitsAround(core, templates) && readsWell(templates.join(" "), scene, core),
      );
  const details = detailsOf(idea, scene, archetype).map(fill);
  const all = fitting.flatMap((templates) => details.map((detail) => write(templates, detail)));
  const brief = all.filter((way) => wordCount(way) <= MAX_WORDS && sentences(way).length <= MAX_SENTENCES);
  const chosen = sample(brief.length > 0 ? brief : all.slice(0, 1), () => 0, 1, random("description"));
  return chosen ?? write(peopleAlreadyNamed.at(-1) ?? [], scene.twist);
}

/** What the project does, in the wording the idea uses, else preferably one that leaves out the people. */
function coreOf(phrases: readonly string[], scene: Scene, text: string): string {
  const used = phrases.find((phrase) => text.includes(phrase));
  return used ?? phrases.find((phrase) => !phrase.includes(scene.who)) ?? phrases[0] ?? "";
}

/** A core with a clause of its own cannot be followed by another one. */
function fitsAround(core: string, templates: readonly string[]): boolean {
  const embeds = templates.some((part) => /\{core\}, |: it \{core\}/.test(part));
  return !embeds || !/[:;]|so that/.test(core);
}

/** The twist, most often; how it is built; what sets it apart. */
function detailsOf(idea: RecognisedIdea, scene: Scene, archetype: Archetype): string[] {
  const prose = idea.sentences.join(" ").toLowerCase();
  const isUsed = (template: string) => prose.includes(longestLiteral(template));
  const built = idea.treated.flatMap(({ how = [], big = [] }) => [...how, ...big]).filter(isUsed);
  const apart = archetype.apart.filter(isUsed);
  return [scene.twist, scene.twist, scene.twist, ...built, ...apart, ...archetype.how.slice(0, 1)];
}

function cutDescription({ sentences: [first = "", ...rest] }: RecognisedIdea): string {
  const second = rest.find((sentence) => sentence.length > 40 && sentence.length + first.length < 400);
  return paragraph([first, second]) || "A project idea without a description.";
}
