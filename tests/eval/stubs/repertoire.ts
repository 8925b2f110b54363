import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { hash } from "../../support/stub-model/random";

/** One idea as a stub may tell it: its texts by number. Every number tells the same idea. */
export interface StubIdea {
  id: string;
  title(by: number): string;
  tagline(by: number): string;
  description(by: number): string;
  /** 1 to 10, what a judge who reads would say. */
  quality: number;
}

const HERE = join(process.cwd(), "tests/eval");
const read = (file: string): unknown => JSON.parse(readFileSync(join(HERE, file), "utf8"));

const texts = z.array(z.string()).min(1);
const favouriteSchema = z.object({
  id: z.string(),
  quality: z.int(),
  titles: texts,
  taglines: texts,
  first: texts,
  second: texts,
});

/** The five ideas that language models like to have: 750 phrasings of each. */
export const FAVOURITES: readonly StubIdea[] = z
  .array(favouriteSchema)
  .parse(read("stubs/favourites.json"))
  .map(({ id, quality, titles, taglines, first, second }) => {
    const one = (list: string[], by: number) => list[by % list.length] ?? "";
    return {
      id,
      quality,
      title: (by) => one(titles, by),
      tagline: (by) => one(taglines, hash(`tagline ${by}`)),
      description: (by) => `${one(first, hash(`first ${by}`))} ${one(second, hash(`second ${by}`))}`,
    };
  });

const ideaSchema = z.object({ title: z.string(), short_description: z.string(), description: z.string() });
const pairSchema = z.object({ label: z.string(), a: ideaSchema, b: ideaSchema });

/** Unlike ideas: the texts of the labelled pairs that are labelled different, each told in one way. */
export const REPERTOIRE: readonly StubIdea[] = uniqueIdeas();

function uniqueIdeas(): StubIdea[] {
  const pairs = ["short", "composed", "long"].flatMap((name) =>
    z.array(pairSchema).parse(read(`pairs/${name}.json`)),
  );
  const ideas = pairs.filter(({ label }) => label === "different").flatMap(({ a, b }) => [a, b]);
  const byTitle = new Map(ideas.filter(fitsLimits).map((idea) => [idea.title, idea]));
  return [...byTitle.values()].map(({ title, short_description, description }) => ({
    id: title,
    quality: 1 + (hash(`quality ${title}`) % 5) + (hash(`more ${title}`) % 6),
    title: () => title,
    tagline: () => short_description,
    description: () => description,
  }));
}

function fitsLimits({ title, short_description }: z.infer<typeof ideaSchema>): boolean {
  const words = (text: string) => text.trim().split(/\s+/).length;
  return (
    words(title) >= 2 && words(title) <= 5 && words(short_description) >= 5 && words(short_description) <= 10
  );
}

const TITLES = new Map(
  [...REPERTOIRE, ...FAVOURITES].flatMap((idea) =>
    Array.from({ length: 12 }, (_, by) => [idea.title(by), idea] as const),
  ),
);

/** The idea that has this title in one of its phrasings. */
export const ideaByTitle = (title: string): StubIdea | undefined => TITLES.get(title);

/** Every idea whose title stands in a text. */
export const ideasNamedIn = (text: string): Set<StubIdea> =>
  new Set([...TITLES].filter(([title]) => text.includes(title)).map(([, idea]) => idea));
