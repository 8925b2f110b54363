import type { Catalogue } from "../catalogue";
import type { IdeaBrief } from "../idea-brief";
import { mentions, paragraph } from "../text/english";
import { leastSimilar, readsWell, withNewFacts } from "../text/sentence-fit";
import { type TemplateValues, templateValues } from "../text/template";
import type { IdeaPlan } from "./plan-idea";

/** Picks one of the templates, by a random number of the key's own, and fills it. */
export type Say = (
  templates: readonly string[] | undefined,
  key: string,
  more?: TemplateValues,
) => string | undefined;

/** The first paragraph. It names the subject if a tag asks for that and `rest` does not name it. */
export function writeOpening(
  catalogue: Catalogue,
  plan: IdeaPlan,
  brief: IdeaBrief,
  rest: string,
  say: Say,
): string {
  const { archetype, scene, subject } = plan;
  const { openings, users } = catalogue.phrases.openings;
  const withoutPeople = archetype.does.filter((template) => !template.includes("{who}"));
  const does = say(withoutPeople.length > 0 ? withoutPeople : archetype.does, "does") ?? "";
  const parts = {
    does,
    kind: say([leastSimilar(archetype.kind, does)], "kind") ?? "",
    users: say(users, "users") ?? "",
  };
  const fitting = openings.filter((template) => readsWell(template, scene, does));
  const { frames } = catalogue.audience(brief.audience);
  const opening = paragraph([say(fitting, "opening", parts), say(frames, "frame")]);
  const tags = [brief.primary, ...brief.required];
  const isAskedFor = tags.some((tag) => catalogue.topicFor(tag).label === subject.label);
  if (!isAskedFor || mentions(`${opening} ${rest}`, subject.label)) return opening;
  const { subject: sentences } = catalogue.phrases["tag-sentences"];
  const adding = withNewFacts(sentences, templateValues(scene, plan.name), opening);
  return paragraph([opening, say(adding, "field", { topic: subject.label })]);
}
