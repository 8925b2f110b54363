import type { Catalogue } from "../catalogue";
import type { IdeaBrief } from "../idea-brief";
import { paragraph } from "../text/english";
import { hasNewFacts, leastSimilar, readsWell } from "../text/sentence-fit";
import { type TemplateValues, templateValues } from "../text/template";
import type { IdeaPlan } from "./plan-idea";

/** Picks the first fitting template from the one whose turn it is, by the key's own order, and fills it. */
export type Say = (
  templates: readonly string[] | undefined,
  key: string,
  more?: TemplateValues,
  isFitting?: (template: string) => boolean,
) => string | undefined;

/** The first paragraph, which names the subject if a tag asks for it. */
export function writeOpening(catalogue: Catalogue, plan: IdeaPlan, brief: IdeaBrief, say: Say): string {
  const { archetype, scene, subject } = plan;
  const { openings, users } = catalogue.phrases.openings;
  const withoutPeople = archetype.does.filter((template) => !template.includes("{who}"));
  const does = say(withoutPeople.length > 0 ? withoutPeople : archetype.does, "does") ?? "";
  const parts = {
    does,
    kind: say([leastSimilar(archetype.kind, does)], "kind") ?? "",
    users: say(users, "users") ?? "",
  };
  const { frames } = catalogue.audience(brief.audience);
  const opening = paragraph([
    say(openings, "opening", parts, (template) => readsWell(template, scene, does)),
    say(frames, "frame"),
  ]);
  if (!subject) return opening;
  const { subjectInProse } = catalogue.phrases["tag-sentences"];
  const values = templateValues(scene, plan.name);
  const adds = (template: string) => hasNewFacts(template, values, opening);
  return paragraph([opening, say(subjectInProse, "field", { topic: subject.word }, adds)]);
}
