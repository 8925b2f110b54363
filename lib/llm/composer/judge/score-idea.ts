import { enumerate } from "../words";
import type { Features } from "./features";

export interface Score {
  score: number;
  reasoning: string;
}

const clamp = (value: number) => Math.min(10, Math.max(1, Math.round(value)));

/**
 * The idea's score: 1.6 for being an idea, and then
 * +1.5 named people; +0.5 for each named source up to 3; +0.25 for each number up to 6; +0.4 for each technical
 * device of the mechanism up to 4; +0.6 for each point of rarity above 2 of its kind (−0.6 below), or +0.5 where
 * the kind is unknown; +0.4 for each field or technique put to work up to 4, but −0.5 past five;
 * −1.2 for each cliché up to 3; −0.6 for each stock phrase up to 5. Length counts for nothing.
 */
export function scoreIdea(features: Features): Score {
  const { people, sources, numbers, mechanism, rarity, kind, combined, cliches, vague } = features;
  const most = (list: string[], limit: number) => Math.min(list.length, limit);
  const points =
    1.6 +
    (people ? 1.5 : 0) +
    0.5 * most(sources, 3) +
    0.25 * most(numbers, 6) +
    0.4 * most(mechanism, 4) +
    (kind ? 0.6 * (rarity - 2.5) : 0.5) * (people || sources.length > 0 ? 1 : 0) +
    0.4 * most(combined, 4) -
    (combined.length > 5 ? 0.5 : 0) -
    1.2 * most(cliches, 3) -
    0.6 * most(vague, 5) -
    (kind ? 1 : 0);
  return { score: clamp(points), reasoning: explain(features) };
}

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
