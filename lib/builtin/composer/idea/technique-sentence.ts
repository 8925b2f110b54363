import type { Catalogue } from "../catalogue";
import type { PlacedTag } from "./place-tags";
import type { Say } from "./write-opening";

/** From this complexity on, topics and archetypes use their `big` sentences. */
export const BIG = 6;

/** What a technique does in a project, as a sentence that names it. */
export function techniqueSentence(
  catalogue: Catalogue,
  { tag, topic, word }: PlacedTag,
  complexity: number,
  say: Say,
): string | undefined {
  const written = [...(complexity >= BIG ? (topic.big ?? []) : []), ...(topic.how ?? [])];
  const { techniqueInProse } = catalogue.phrases["tag-sentences"];
  const frame = say(
    techniqueInProse.map((template) => template.replace("{gives}", "[gives]")),
    `frame/${tag}`,
    { topic: word },
  );
  const gives = (topic.gives ?? []).map((gift) => (frame ?? "").replace("[gives]", () => gift));
  return say([...(word === topic.label ? written : []), ...gives], `technique/${tag}`);
}
