import { type Dice, makeDice, pickRanked, stepped } from "./dice";
import { fill, paragraph, type Slots } from "./fill";
import { labelOf } from "./label";
import { wordings } from "./lend";
import { levelsOf } from "./levels";
import { LEFTOVERS, PROVING_GROUNDS } from "./openings";
import { planIdea } from "./plan-idea";
import type { Wishes } from "./read-wishes";
import { shorten } from "./shorten";
import { slotsOf } from "./slots";
import type { Topic } from "./types";
import { enumerate } from "./words";
import { writeOpening } from "./write-opening";

/** How much the first wording of a list is liked over the next: felt at temperature 0.1, hardly at 1. */
const FONDNESS = 0.015;

/** Wordings of which no one is heard too often. */
const ENOUGH = 5;

export interface Composition {
  name: string;
  text: string;
}

/**
 * Writes an idea of three paragraphs: what it is and for whom, how it works, what sets it apart. A pure
 * function of the wishes, the temperature (0 gives the best fit) and the seed, but for names `isTaken` refuses.
 */
export function composeIdea(
  wishes: Wishes,
  temperature: number,
  seed: number,
  isTaken: (name: string) => boolean = () => false,
): Composition {
  const dice = makeDice(seed);
  const plan = planIdea(wishes, temperature, seed, isTaken);
  const slots: Slots = { ...slotsOf(plan.scene, plan.name), audience: wishes.audience };
  const say = (templates: readonly string[] | undefined, key: string, more: Slots = {}) => {
    const usable = templates ?? [];
    const rank = (candidate: string) => -FONDNESS * usable.indexOf(candidate);
    const template = pickRanked(
      usable,
      rank,
      temperature,
      stepped(seed, key, dice(`${key}/${usable.length}`)),
    );
    return template === undefined ? undefined : fill(template, { ...slots, ...more }, dice);
  };
  const built = paragraph([
    ...plan.archetype.how.map((sentence) => fill(sentence, slots, dice)),
    ...plan.techniques.map((topic, at) => say(sizedFor(topic, wishes.complexity), `how${at}`)),
    wishes.complexity >= 6 ? say(plan.archetype.big, "big") : undefined,
    say(levelsOf(plan.archetype, wishes.complexity), "level"),
  ]);
  const apart = paragraph([
    ...plan.lenders.map((loan, at) => say(wordings(loan, plan.subject), `lends${at}`)),
    ...plan.grounds.map((tag, at) =>
      say(rotate(PROVING_GROUNDS, at, dice), `ground${at}`, { topic: labelOf(tag) }),
    ),
    plan.leftovers.length > 0
      ? say(LEFTOVERS, "leftovers", { topics: enumerate(plan.leftovers) })
      : undefined,
    fill(plan.scene.twist, slots, dice),
    say(plan.archetype.apart, "apart"),
  ]);
  const first = writeOpening(plan, wishes, `${built} ${apart}`, say);
  return { name: plan.name, text: shorten([first, built, apart].join("\n\n"), plan.scene) };
}

/** A topic's sentences as a technique; the demanding ones join or, where there are enough, replace the others. */
function sizedFor({ how = [], big = [] }: Topic, complexity: number): readonly string[] {
  if (complexity < 6) return how;
  return big.length < ENOUGH ? [...big, ...how] : big;
}

/** One of the templates, a different one for each place. */
function rotate(templates: readonly string[], place: number, dice: Dice): readonly string[] {
  const at = (Math.floor(dice("ground") * templates.length) + place) % templates.length;
  return [templates[at] ?? ""];
}
