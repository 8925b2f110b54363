import { mean } from "@/lib/quality/statistics";
import { hash, seeded } from "../../support/stub-model/random";

/** Points by which the judge over-rates the longest descriptions compared with the shortest; those between, by their length. */
const BIAS = 6;
const MAX_LENGTH = 780;
/** Standard deviation of what it sees in an idea's worth. */
const NOISE = 0.6;

export interface Idea {
  title: string;
  shortDescription: string;
  description: string;
  /** What it is worth, 1 to 10: nobody but the judge's eye and the test knows. */
  truth: number;
}

const THINGS = [
  "beehives",
  "tides",
  "choirs",
  "bicycles",
  "archives",
  "kilns",
  "ferries",
  "recipes",
  "orchards",
  "radios",
];
const DOES = ["counts", "maps", "compares", "predicts", "records", "schedules", "repairs", "translates"];
const WHO = ["nurses", "farmers", "teachers", "sailors", "librarians", "tenants", "carpenters", "anglers"];
const MORE = [
  "It works without a network.",
  "What is stored stays on the device.",
  "A weekly page shows what has changed.",
  "Several people may use it together.",
  "It reads files of any common kind.",
  "Nothing has to be typed in twice.",
];

/** Ideas whose length says nothing of their worth. */
export function ideas(count: number, from: number): Idea[] {
  return Array.from({ length: count }, (_, n) => {
    const random = seeded(hash(`idea ${from + n}`, 7));
    const pick = (list: string[]) => list[Math.floor(random() * list.length)] ?? "";
    const [does, thing, who] = [pick(DOES), pick(THINGS), pick(WHO)];
    const truth = 1 + 9 * random();
    let description = `It ${does} ${thing} for ${who}.`;
    for (const long = random() * MAX_LENGTH; description.length + 40 < long; )
      description += ` ${pick(MORE)}`;
    return {
      title: `Number ${from + n}`,
      shortDescription: `Something that ${does} ${thing}`,
      description,
      truth,
    };
  });
}

const gauss = (random: () => number) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
export const clamp = (score: number) => Math.min(10, Math.max(1, Math.round(score)));

/**
 * A judge that sees an idea's worth with some noise and is taken in by length. Shown examples with scores, it looks at each of
 * them in the same way, regresses on length by how much it would have scored them otherwise, and takes that off.
 */
export class BiasedJudge {
  readonly #worth: Map<string, number>;

  /** What an idea of this title is worth; it is never told what scores anybody gave. */
  constructor(worth: Map<string, number>) {
    this.#worth = worth;
  }

  answer(prompt: string): string {
    const examples = [...prompt.matchAll(/^<example-\w+>\n([\s\S]*?)\n<\/example-\w+>$/gm)].map(
      ([, text = ""]) => ({
        ...this.#impression(text),
        given: Number(/^idea_score: (\d+)$/m.exec(text)?.[1]),
      }),
    );
    const { seen, length } = this.#impression(
      /^<metadata-\w+>\n([\s\S]*?)\n<\/metadata-\w+>$/m.exec(prompt)?.[1] ?? "",
    );
    const score = clamp(seen - excess(examples, length));
    return JSON.stringify({
      idea_reasoning: "r",
      idea_score: score,
      complexity_reasoning: "r",
      complexity_score: 3,
    });
  }

  #impression(text: string) {
    const title = /^Title: (.+)$/m.exec(text)?.[1] ?? "";
    const length = (/^Description: (.+)$/m.exec(text)?.[1] ?? "").length / MAX_LENGTH;
    const worth = this.#worth.get(title);
    if (worth === undefined) throw new Error(`The judge cannot see “${title}”.`);
    return { length, seen: worth + BIAS * (length - 0.5) + NOISE * gauss(seeded(hash(title))) };
  }
}

/** Ridge regression of what was seen beyond the given score on length; weak, as six points allow. */
const RIDGE = 0.02;

function excess(examples: { seen: number; given: number; length: number }[], length: number): number {
  if (examples.length === 0) return 0;
  const beyond = examples.map(({ seen, given }) => seen - given);
  const middle = mean(examples.map((example) => example.length)) ?? 0;
  const level = mean(beyond) ?? 0;
  const spread = examples.reduce((sum, example) => sum + (example.length - middle) ** 2, 0);
  const covariance = examples.reduce(
    (sum, example, n) => sum + (example.length - middle) * ((beyond[n] ?? 0) - level),
    0,
  );
  return level + (covariance / (spread + RIDGE)) * (length - middle);
}
