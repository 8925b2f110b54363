import type { Catalogue } from "../catalogue";
import type { Topic } from "../content-schema";
import type { IdeaBrief } from "../idea-brief";
import { enumerate, paragraph } from "../text/english";
import { evenNumber, type SeededRandom, sample, seededRandom } from "../text/random";
import { shortenRepeats } from "../text/short-forms";
import { fillTemplate, type TemplateValues, templateValues } from "../text/template";
import { borrowingSentences } from "./borrowed-ideas";
import { planIdea } from "./plan-idea";
import { type Say, writeOpening } from "./write-opening";

/** How much each wording is preferred over the next: matters at temperature 0.1, hardly at 1. */
const ORDER_PREFERENCE = 0.015;

/** From this complexity on, topics and archetypes use their `big` sentences. */
const BIG = 6;

/** With fewer `big` sentences than this, the ordinary ones join them to avoid repetition. */
const ENOUGH_WORDINGS = 5;

export interface IdeaOptions {
  temperature: number;
  seed: number;
  isTaken?: (name: string) => boolean;
}

/**
 * Writes an idea in three paragraphs: what it is and for whom, how it works, what sets it apart. Pure, except
 * for what `isTaken` says about names.
 */
export function composeIdea(
  catalogue: Catalogue,
  brief: IdeaBrief,
  { temperature, seed, isTaken = () => false }: IdeaOptions,
): { name: string; text: string } {
  const random = seededRandom(seed);
  const plan = planIdea(catalogue, brief, { temperature, seed, isTaken });
  const { archetype, scene, subject } = plan;
  const values: TemplateValues = { ...templateValues(scene, plan.name), audience: brief.audience };
  const say: Say = (templates = [], key, more = {}) => {
    const template = sample(
      templates,
      (candidate) => -ORDER_PREFERENCE * templates.indexOf(candidate),
      temperature,
      evenNumber(seed, key, random(`${key}/${templates.length}`)),
    );
    return template === undefined ? undefined : fillTemplate(template, { ...values, ...more }, random);
  };
  const { unfamiliarTag, remainingTags } = catalogue.phrases["tag-sentences"];
  const how = paragraph([
    ...archetype.how.map((sentence) => fillTemplate(sentence, values, random)),
    ...plan.techniques.map((topic, at) => say(techniqueSentences(topic, brief.complexity), `how${at}`)),
    brief.complexity >= BIG ? say(archetype.big, "big") : undefined,
    say(catalogue.sizeSentences(archetype, brief.complexity), "level"),
  ]);
  const apart = paragraph([
    ...plan.lenders.map((lender, at) => say(borrowingSentences(catalogue, lender, subject), `lends${at}`)),
    ...plan.unfamiliarTags.map((tag, at) =>
      say(oneFor(at, unfamiliarTag, random), `ground${at}`, { topic: catalogue.labelOf(tag) }),
    ),
    plan.remainingLabels.length > 0
      ? say(remainingTags, "leftovers", { topics: enumerate(plan.remainingLabels) })
      : undefined,
    fillTemplate(scene.twist, values, random),
    say(archetype.apart, "apart"),
  ]);
  const opening = writeOpening(catalogue, plan, brief, `${how} ${apart}`, say);
  const text = shortenRepeats([opening, how, apart].join("\n\n"), scene, catalogue.shortForms);
  return { name: plan.name, text };
}

function techniqueSentences({ how = [], big = [] }: Topic, complexity: number): readonly string[] {
  if (complexity < BIG) return how;
  return big.length < ENOUGH_WORDINGS ? [...big, ...how] : big;
}

function oneFor(position: number, templates: readonly string[], random: SeededRandom): readonly string[] {
  const at = (Math.floor(random("ground") * templates.length) + position) % templates.length;
  return templates.slice(at, at + 1);
}
