import type { Catalogue } from "../catalogue";
import type { Topic } from "../content-schema";
import { upperFirst } from "../text/english";
import { itemsOf } from "../text/template";
import type { Lender } from "./plan-idea";

const BORROWED =
  /^(?:From (?<from>.+?) it (?:takes|borrows) (?<device>[^:]+)|(?<giver>.+?) (?:contributes|contribute|lends? it|lends?) (?<gift>[^:]+)): (?<rest>.+)\.$/;

const SECOND_USES = 4;

/**
 * The ways in which another field may enter: as a habit that names the field or, where it need not be named,
 * also as a plain rule, a second edition or a tester from there.
 */
export function borrowingSentences(catalogue: Catalogue, lender: Lender, subject: Topic): string[] {
  const { named, secondUses } = catalogue.phrases["borrowed-ideas"];
  const { topic, required } = lender;
  const borrowed = (topic.lends ?? []).flatMap((lend) => reword(lend, named, required));
  if (required) return borrowed;
  const others = (topic.scenes ?? []).slice(0, SECOND_USES).flatMap((scene) => {
    const values = { theirItems: itemsOf(scene), subject: subject.label, field: topic.label };
    return secondUses.map((template) => insert(template, values));
  });
  return [...borrowed, ...others];
}

function reword(lend: string, templates: readonly string[], required: boolean): string[] {
  const parts = BORROWED.exec(lend)?.groups;
  if (!parts) return [lend];
  const { from, giver = "", device = parts.gift ?? "", rest = "" } = parts;
  const values = { Device: upperFirst(device), device, field: from ?? lowerFirst(giver), rest };
  return [lend, ...templates.map((template) => insert(template, values)), ...(required ? [] : [`${rest}.`])];
}

/** Fills the given placeholders and keeps the others for the idea at hand. */
const insert = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);

const lowerFirst = (text: string) =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
