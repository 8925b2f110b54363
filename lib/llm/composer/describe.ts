import { type Dice, pickRanked } from "./dice";
import { fill, paragraph } from "./fill";
import { flows, leastLike } from "./flow";
import type { Recognised } from "./recognise";
import { shorten } from "./shorten";
import { slotsOf } from "./slots";
import { fixedPart } from "./treated-topics";
import type { Archetype, Scene } from "./types";
import { capitalise, countWords, sentences } from "./words";

/**
 * Ways of saying what it does, for whom and why; `{core}` is what the kind of project does. Each ends with a
 * sentence about the project, so that `{detail}` may begin with "It".
 */
const SHAPES = [
  ["{name} helps {who} to {wish}: it {core}.", "{detail}"],
  ["{Pain}.", "For {who}, {name} {core}.", "{detail}"],
  ["{name} {core}.", "It is made for {who}, because {pain}.", "{detail}"],
  ["{Who} want to {wish}, but {pain}.", "{name} {core}.", "{detail}"],
  ["{name} is {kind}, made for {who}.", "It {core}, because {pain}.", "{detail}"],
  ["{Pain}.", "{name} helps {who} to {wish}: it {core}.", "{detail}"],
  ["{name} {core}, so that {who} can {wish}.", "{detail}"],
];

/** For what names the people by itself. */
const PEOPLED = [
  ["{name} {core}.", "It is needed because {pain}.", "{detail}"],
  ["{Pain}.", "{name} {core}.", "{detail}"],
];

/** Most words of a description. */
const LONGEST = 85;

/** One to three sentences, condensed from the idea: what it does, for whom, why, and one detail. */
export function describe(idea: Recognised, text: string, dice: Dice): string {
  const { scene, archetype, name } = idea;
  if (!scene || !archetype) return cutDescription(idea);
  const slots = slotsOf(scene, name);
  const said = (templates: string[]) => {
    const filled = templates.map((template) => fill(template, slots, dice));
    const short = filled.find((phrase) => !phrase.includes(scene.who));
    return filled.find((phrase) => text.includes(phrase)) ?? short ?? filled[0] ?? "";
  };
  const core = said(archetype.does);
  const kinds = archetype.kind.map((template) => fill(template, slots, dice));
  const filling = { ...slots, core, kind: leastLike(kinds, core) };
  const peopled = filling.core.includes(scene.who);
  const fitting = peopled
    ? PEOPLED
    : SHAPES.filter((shape) => {
        const long =
          shape.some((part) => /\{core\}, |: it \{core\}/.test(part)) && /[:;]|so that/.test(filling.core);
        return !long && flows(shape.join(" "), scene, filling.core);
      });
  const write = (shape: string[], detail: string) => {
    const parts = shape.map((part) => fill(part, { ...filling, detail }, dice));
    return shorten(paragraph(parts.map(capitalise)), scene);
  };
  const details = detailsOf(idea, scene, archetype).map((detail) => fill(detail, slots, dice));
  const ways = fitting.flatMap((shape) => details.map((detail) => write(shape, detail)));
  const brief = ways.filter((way) => countWords(way) <= LONGEST && sentences(way).length <= 3);
  const chosen = pickRanked(brief.length > 0 ? brief : ways.slice(0, 1), () => 0, 1, dice("description"));
  return chosen ?? write(PEOPLED[1] ?? [], scene.twist);
}

/** What can be told in one sentence: the scene's surprise, how it works, what it is built with. */
function detailsOf({ sentences, treated }: Recognised, scene: Scene, archetype: Archetype): string[] {
  const prose = sentences.join(" ").toLowerCase();
  const built = treated
    .flatMap(({ how = [], big = [] }) => [...how, ...big])
    .filter((template) => prose.includes(fixedPart(template)));
  const apart = archetype.apart.filter((template) => prose.includes(fixedPart(template)));
  return [scene.twist, scene.twist, scene.twist, ...built, ...apart, ...archetype.how.slice(0, 1)];
}

/** The first sentence, and the longest of the next that still fits. */
function cutDescription(idea: Recognised): string {
  const [first = "", ...rest] = idea.sentences;
  const second = rest.find((sentence) => sentence.length > 40 && sentence.length + first.length < 400);
  return paragraph([first, second]) || "A project idea without a description.";
}
