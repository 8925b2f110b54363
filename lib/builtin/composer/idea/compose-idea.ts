import type { Catalogue } from "../catalogue";
import { briefTags, type IdeaBrief } from "../idea-brief";
import { enumerate, paragraph } from "../text/english";
import { hash, inTurn, seededRandom } from "../text/random";
import { shortenRepeats } from "../text/short-forms";
import { fillTemplate, type TemplateValues, templateValues } from "../text/template";
import { borrowingSentences } from "./borrowed-ideas";
import { planIdea } from "./plan-idea";
import { BIG, techniqueSentence } from "./technique-sentence";
import { type Say, writeOpening } from "./write-opening";

/** Sentences that no other situation can have, which may simply go round from row to row. */
const OF_ONE_SITUATION = new Set(["opening", "users", "field"]);

export interface IdeaOptions {
  temperature: number;
  seed: number;
  isTaken?: (name: string) => boolean;
}

export interface ComposedIdea {
  name: string;
  text: string;
  /** 1 for a common kind of project to 5 for a rare one. */
  rarity: number;
}

/**
 * Writes an idea in three paragraphs: what it is and for whom, how it works, what sets it apart. Every sentence has
 * something of its situation, so ideas about different situations share none. Pure, except for what `isTaken` says
 * about names; at temperature 0 the seed counts for nothing.
 */
export function composeIdea(
  catalogue: Catalogue,
  brief: IdeaBrief,
  { temperature, seed: wanted, isTaken = () => false }: IdeaOptions,
): ComposedIdea {
  const seed = temperature <= 0 ? hash(JSON.stringify(brief)) : wanted;
  const random = seededRandom(seed);
  const plan = planIdea(catalogue, brief, { temperature, seed, isTaken });
  const { archetype, scene } = plan;
  const values: TemplateValues = { ...templateValues(scene, plan.name), audience: brief.audience };
  const fill = (template: string) => fillTemplate(template, values, random);
  const say: Say = (templates = [], key, more = {}, isFitting = () => true) => {
    const turn = OF_ONE_SITUATION.has(key) ? seed : plan.turn;
    const order = inTurn(templates, turn, `${briefTags(brief).join()}/${key}`);
    const template = order.find(isFitting) ?? order[0];
    return template === undefined ? undefined : fillTemplate(template, { ...values, ...more }, random);
  };
  const { unfamiliarInProse, remainingTags } = catalogue.phrases["tag-sentences"];
  const techniques = [...plan.techniques, ...plan.related.filter(({ topic }) => topic.gives)];
  const others = [
    ...plan.otherSubjects.map((other) => ({ ...other, required: true })),
    ...plan.related.filter(({ topic }) => !topic.gives).map((other) => ({ ...other, required: false })),
  ];
  const how = paragraph([
    ...archetype.how.map(fill),
    ...techniques.map((technique) => techniqueSentence(catalogue, technique, brief.complexity, say)),
    brief.complexity >= BIG ? say(archetype.big, "big") : undefined,
    say(catalogue.sizeSentences(archetype, brief.complexity), "size"),
  ]);
  const apart = paragraph([
    ...others.map((other) => say(borrowingSentences(catalogue, other, other.required), `other/${other.tag}`)),
    ...plan.unfamiliar.map(({ tag, word }) => say(unfamiliarInProse, `unfamiliar/${tag}`, { topic: word })),
    plan.remaining.length > 0
      ? say(remainingTags, "remaining", { topics: enumerate(plan.remaining.map(({ word }) => word)) })
      : undefined,
    fill(scene.twist),
    say(archetype.apart, "apart"),
  ]);
  const opening = writeOpening(catalogue, plan, brief, say);
  const text = shortenRepeats([opening, how, apart].join("\n\n"), scene, catalogue.shortForms);
  return { name: plan.name, text, rarity: archetype.rarity };
}
