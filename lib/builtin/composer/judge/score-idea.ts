import { enumerate } from "../text/english";
import type { Features } from "./features";

export interface Score {
  score: number;
  reasoning: string;
}

const clamp = (value: number) => Math.min(10, Math.max(1, Math.round(value)));

/** Adds up what speaks for the idea and what against it. Length counts for nothing. */
export function pointsOf(features: Features): number {
  const { people, sources, numbers, mechanism, contrast, rarity, kind, combined, cliches, vague } = features;
  const upTo = (limit: number, list: string[]) => Math.min(list.length, limit);
  const isConcrete = people !== null || sources.length > 0;
  return (
    1.6 +
    (people ? 1.5 : 0) +
    0.5 * upTo(3, sources) +
    0.25 * upTo(6, numbers) +
    0.4 * upTo(4, mechanism) +
    (isConcrete ? (kind ? 0.6 * (rarity - 2.5) : 0.5) : 0) +
    0.4 * upTo(4, combined) +
    (contrast ? 0.6 : 0) -
    (combined.length > 5 ? 0.5 : 0) -
    1.2 * upTo(3, cliches) -
    0.6 * upTo(5, vague) -
    (kind ? 1 : 0)
  );
}

export const scoreIdea = (features: Features): Score => ({
  score: clamp(pointsOf(features)),
  reasoning: explain(features),
});

function explain({
  people,
  sources,
  numbers,
  rarity,
  kind,
  combined,
  cliches,
  vague,
  mechanism,
}: Features): string {
  const good = [
    people && `it names whom it is for (${people})`,
    sources.length > 0 && `says where its data comes from (${sources[0]})`,
    combined.length > 1 && `puts ${enumerate(combined.slice(0, 3))} to work together`,
    mechanism.length > 1 && `tells how it works (${enumerate(mechanism.slice(0, 3))})`,
    numbers.length > 3 && `commits to ${numbers.length} numbers`,
  ].filter((part) => typeof part === "string");
  const bad = [
    cliches.length > 0 && `it leans on the well-worn (${enumerate(cliches.slice(0, 3))})`,
    vague.length > 0 && `some words promise without saying anything (${enumerate(vague.slice(0, 3))})`,
    !people && "nobody is named who has the problem",
    sources.length === 0 && "no source of data is named",
    mechanism.length === 0 && "how it works stays open",
    kind !== null && rarity <= 2 && "its kind is common",
  ].filter((part) => typeof part === "string");
  const kindOf = rarity >= 4 ? " Its kind of project is rare." : "";
  const first =
    good.length > 0 ? `In its favour: ${enumerate(good.slice(0, 3))}.` : "Little is specific in it.";
  if (bad.length === 0) return first + kindOf;
  return `${first} Against it: ${enumerate(bad.slice(0, 2))}.`;
}
