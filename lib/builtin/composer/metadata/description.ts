import type { Catalogue } from "../catalogue";
import type { Archetype, Scene } from "../content-schema";
import { commonGroundSentences } from "../idea/borrowed-ideas";
import type { PlacedTag, TagPlaces } from "../idea/place-tags";
import type { RecognisedIdea } from "../recognise-idea";
import { capitalise, enumerate, lowerFirst, mentions, paragraph } from "../text/english";
import { inTurn, type SeededRandom } from "../text/random";
import { leastSimilar, readsWell } from "../text/sentence-fit";
import { shortenRepeats } from "../text/short-forms";
import { fillTemplate, type TemplateValues, templateValues } from "../text/template";

/** In characters; what is above the limit of the field would be refused. */
const MAX_LENGTH = 800;

/** With more techniques than this, what the first sentence names need not come again. */
const MANY = 3;

export interface DescriptionOptions {
  random: SeededRandom;
  /** Goes on from row to row. */
  seed: number;
  /** Goes on from one idea about an item to the next. */
  turn: number;
}

/** Sentences that no other situation can have, which may simply go round from row to row. */
const OF_ONE_SITUATION = new Set(["pain", "why"]);

/**
 * Three sentences: what it is and does, the problem with the subject, and what its techniques and other fields add.
 * Each tag has a clause of its own; the wording is not that of the prose.
 */
export function writeDescription(
  catalogue: Catalogue,
  idea: RecognisedIdea,
  places: TagPlaces,
  { random, seed, turn }: DescriptionOptions,
): string {
  const { scene, archetype, name } = idea;
  if (!scene || !archetype) return cutDescription(idea);
  const values = templateValues(scene, name);
  const fill = (template: string, more: TemplateValues = {}) =>
    fillTemplate(template, { ...values, ...more }, random);
  const prose = idea.sentences.join(" ");
  const say: SayNew = (templates, key, more = {}) => {
    const filled = inTurn(templates, OF_ONE_SITUATION.has(key) ? seed : turn, key).map((template) =>
      fill(template, more),
    );
    return filled.find((text) => !prose.includes(text)) ?? filled[0] ?? "";
  };
  const first = whatItIs(catalogue, scene, archetype, places, say);
  const second = whyItIsNeeded(catalogue, scene, places, say, first);
  const { techniques, otherSubjects, unfamiliar } = places;
  const isNamed = ({ word }: PlacedTag) => techniques.length > MANY && mentions(first, word);
  const kept = [...techniques.filter((one) => !isNamed(one)), ...otherSubjects, ...unfamiliar];
  for (let count = kept.length; count >= 0; count--) {
    const third = whatIsInIt(catalogue, kept.slice(0, count), say);
    const whole = shortenRepeats(paragraph([first, second, third]), scene, catalogue.shortForms);
    if (whole.length <= MAX_LENGTH) return whole;
  }
  return cutDescription(idea);
}

/** Fills the template whose turn it is, if the prose does not say the same already. */
type SayNew = (templates: readonly string[], key: string, more?: TemplateValues) => string;

function whatItIs(
  catalogue: Catalogue,
  scene: Scene,
  archetype: Archetype,
  { techniques: [lead] }: TagPlaces,
  say: SayNew,
): string {
  const { plain, what, whatWithPeople } = catalogue.phrases.descriptions;
  const does = say(archetype.does, "does");
  const kind = say([leastSimilar(archetype.kind, does)], "kind");
  const namesPeople = does.includes(scene.who);
  if (lead?.topic.form) {
    const form = say(lead.topic.form, "form");
    return say(namesPeople ? whatWithPeople : what, "what", { form, does });
  }
  const fitting = plain.filter(
    (template) =>
      namesPeople !== template.includes("{who}") &&
      readsWell(template, scene, template.includes("{does}") ? does : "") &&
      !(template.includes("{does}") && template.includes(":") && /[:;]|so that/.test(does)),
  );
  return say(fitting, "what", { kind, does });
}

function whyItIsNeeded(
  catalogue: Catalogue,
  scene: Scene,
  { subject }: TagPlaces,
  say: SayNew,
  first: string,
): string {
  const { subject: aboutSubject } = catalogue.phrases["tag-sentences"];
  const templates = subject ? aboutSubject : catalogue.phrases.descriptions.pain;
  const namesPeople = first.includes(scene.who);
  const fitting = templates.filter(
    (template) => readsWell(template, scene, "") || (namesPeople && !/because \{pain\}/.test(template)),
  );
  return say(fitting.length > 0 ? fitting : templates, "pain", { topic: subject?.word ?? "" });
}

function whatIsInIt(catalogue: Catalogue, tags: readonly PlacedTag[], say: SayNew): string {
  if (tags.length === 0) return say(catalogue.phrases.descriptions.why, "why");
  const { technique, techniques, unfamiliarTag } = catalogue.phrases["tag-sentences"];
  const [lead, ...others] = tags.filter(({ topic }) => topic.gives);
  const gift = ({ tag, topic }: PlacedTag) => say(topic.gives ?? [], `gives/${tag}`);
  const clauses = lead
    ? [
        others.length === 0
          ? say(technique, "technique", { topic: lead.word, gives: gift(lead) })
          : say(techniques, "techniques", {
              gifts: enumerate([lead, ...others].map((one) => `${one.word} to ${gift(one)}`)),
            }),
      ]
    : [];
  for (const one of tags.filter(({ topic }) => !topic.gives)) {
    const known = commonGroundSentences(catalogue, one);
    const templates = catalogue.isKnown(one.topic) ? known : unfamiliarTag;
    clauses.push(say(templates, `other/${one.tag}`, { topic: one.word }).replace(/\.$/, ""));
  }
  return clauses.map((clause, at) => (at === 0 ? capitalise(clause) : lowerFirst(clause))).join("; ");
}

function cutDescription({ sentences: [first = "", ...rest] }: RecognisedIdea): string {
  const second = rest.find((sentence) => sentence.length > 40 && sentence.length + first.length < 400);
  return paragraph([first, second]) || "A project idea without a description.";
}
