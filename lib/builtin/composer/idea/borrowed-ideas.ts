import type { Catalogue } from "../catalogue";
import { article, lowerFirst, mentions, plural, upperFirst } from "../text/english";
import type { PlacedTag } from "./place-tags";

const BORROWED =
  /^(?:From (?<from>.+?) it (?:takes|borrows) (?<device>[^:]+)|(?<giver>.+?) (?:contributes|contribute|lends? it|lends?) (?<gift>[^:]+)): (?<rest>.+)\.$/;

/** Beside a field's own habits only one in so many of the sentences that fit any field. */
const FEW = 7;

/**
 * The ways in which another field may enter a text: as a habit of its own, or by what the two have in common. They name
 * it if it is required.
 */
export function borrowingSentences(catalogue: Catalogue, other: PlacedTag, required: boolean): string[] {
  const { named } = catalogue.phrases["borrowed-ideas"];
  const borrowed = (other.topic.lends ?? [])
    .flatMap((lend) => reword(lend, named))
    .filter((sentence) => !required || mentions(sentence, other.word));
  if (borrowed.length > 0 && !required) return borrowed;
  const shared = commonGroundSentences(catalogue, other);
  return borrowed.length > 0 ? [...borrowed, ...shared.filter((_, at) => at % FEW === 0)] : shared;
}

/** What another field and the idea's own have in common. */
export function commonGroundSentences(catalogue: Catalogue, { topic, word }: PlacedTag): string[] {
  const items = Object.keys(topic.things ?? {});
  const { secondSubject } = catalogue.phrases["tag-sentences"];
  return items.flatMap((theirItem) =>
    secondSubject.map((template) =>
      insert(template, { topic: word, theirItem, theirItems: plural(theirItem) }),
    ),
  );
}

function reword(lend: string, templates: readonly string[]): string[] {
  const parts = BORROWED.exec(lend)?.groups;
  if (!parts) return [lend];
  const { from, giver = "", device = parts.gift ?? "", rest = "" } = parts;
  const values = { Device: upperFirst(device), device, field: from ?? lowerFirst(giver), rest };
  return [lend, ...templates.map((template) => insert(template, values))];
}

/** Fills the given placeholders and keeps the others for the idea at hand. */
const insert = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(?:an )?(\w+)\}/g, (whole, key: string) => {
    const value = values[key];
    return value === undefined ? whole : whole.startsWith("{an ") ? `${article(value)} ${value}` : value;
  });
