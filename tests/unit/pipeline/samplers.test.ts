import { describe, expect, it, vi } from "vitest";
import type { Sampler, SamplingRun } from "@/lib/pipeline/column";
import { primaryTag } from "@/lib/pipeline/columns/primary-tag";
import { PROBLEM_FRAMES, problemFrame } from "@/lib/pipeline/columns/problem-frame";
import { drawSecondaryTags, exploringRows } from "@/lib/pipeline/columns/secondary-tags";
import { TARGET_AUDIENCES, targetAudience } from "@/lib/pipeline/columns/target-audience";
import { targetComplexity } from "@/lib/pipeline/columns/target-complexity";
import { stream } from "@/lib/pipeline/random";
import { buildVocabulary } from "@/lib/pipeline/vocabulary";
import { chiSquare, evenShares, tally } from "./chi-square";
import { VOCABULARY } from "./corpus";

const SAMPLES = 50_000;
const COMPLEXITIES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const SEVEN = ["ios", "nutrition", "music", "rust", "gardening", "maps", "games"];

/** Values of as many runs, each with a seed of its own. */
const runs = <T>(sample: (seed: number) => T, size = SAMPLES) =>
  Array.from({ length: size }, (_, seed) => sample(seed));

vi.setConfig({ testTimeout: 60_000 });

/** Samples a column that needs no other. */
function sample<T>(
  column: Sampler<T>,
  run: Partial<SamplingRun> & Pick<SamplingRun, "seed" | "numIdeas">,
): T[] {
  return column.sample({ seedTags: [], vocabulary: VOCABULARY, ...run }, ({ name }) => {
    throw new Error(`${column.name} looked at ${name}.`);
  });
}

function expectFit(values: (string | number | boolean)[], shares: Map<string, number>) {
  const { statistic, critical, total } = chiSquare(tally(values), shares);
  expect(total).toBe(SAMPLES);
  expect(statistic).toBeLessThan(critical);
}

/** How far apart the counts of all these values are in a list. */
function spread(values: readonly unknown[], of: readonly unknown[]) {
  const counts = of.map((value) => values.filter((each) => each === value).length);
  return Math.max(...counts) - Math.min(...counts);
}

describe("primary_tag", () => {
  const lead = (seed: number, numIdeas: number) => sample(primaryTag, { seed, numIdeas, seedTags: SEVEN });

  it("without seed tags follows the vocabulary's frequencies (50,000 samples)", () => {
    const options = { numIdeas: 50, seedTags: [], vocabulary: VOCABULARY };
    const tags = Array.from({ length: SAMPLES / 50 }, (_, seed) =>
      sample(primaryTag, { seed, ...options }),
    ).flat();
    expectFit(tags, new Map(VOCABULARY.counts));
  });

  it("lets 7 seed tags lead 50 ideas 7 or 8 times each", () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const tags = lead(seed, 50);
      for (const tag of SEVEN) expect([7, 8]).toContain(tags.filter((each) => each === tag).length);
    }
  });

  it("puts each seed tag in each place equally often, and gives each the odd one out (50,000 runs)", () => {
    const samples = runs((seed) => lead(seed, 9));
    for (const row of [0, 4, 8])
      expectFit(
        samples.map((tags) => tags[row] ?? ""),
        evenShares(SEVEN),
      );
  });

  it("is even however many seed tags and ideas there are, and takes a repeated seed tag once", () => {
    for (let size = 1; size <= 7; size += 1) {
      for (const numIdeas of [1, 2, 5, 13, 49, 50]) {
        const seedTags = SEVEN.slice(0, size);
        const options = { seed: size, numIdeas, vocabulary: VOCABULARY };
        const tags = sample(primaryTag, { ...options, seedTags });
        expect(tags).toHaveLength(numIdeas);
        expect(spread(tags, seedTags)).toBeLessThanOrEqual(1);
        expect(sample(primaryTag, { ...options, seedTags: [...seedTags, ...seedTags] })).toEqual(tags);
      }
    }
  });
});

describe("secondary_tags", () => {
  const draw = (
    label: string,
    primaryTag: string,
    { explore = false, seedTags = [] }: { explore?: boolean; seedTags?: string[] } = {},
    size = SAMPLES,
  ) =>
    runs((seed) => {
      const random = stream(seed, label);
      return drawSecondaryTags({ random, primaryTag, seedTags, explore, vocabulary: VOCABULARY });
    }, size);

  it("are two or three, equally often (50,000 samples)", () => {
    expectFit(
      draw("size", "ios").map(({ tags }) => tags.length),
      evenShares([2, 3]),
    );
  });

  it("follow how often they stand beside the primary tag, none put back (50,000 samples)", () => {
    const beside = [...(VOCABULARY.neighbours.get("ios") ?? [])];
    const shares = new Map(
      beside.flatMap(([first, m]) =>
        beside
          .filter(([second]) => second !== first)
          .map(([second, n]) => [`${first} ${second}`, (m / 10) * (n / (10 - m))]),
      ),
    );
    expectFit(
      draw("beside", "ios").map(({ tags }) => tags.slice(0, 2).join(" ")),
      shares,
    );
  });

  it("follow the most common tags where the primary tag has no neighbour (50,000 samples)", () => {
    const shares = new Map(VOCABULARY.counts);
    expectFit(
      draw("unknown", "knitting").map(({ tags }) => tags[0] ?? ""),
      shares,
    );
  });

  it("take every neighbour first, and top up from the most common, where those are too few", () => {
    for (const { tags } of draw("few", "audio", {}, 1000)) {
      expect(tags[0]).toBe("music");
      expect(tags.length).toBeGreaterThanOrEqual(2);
      expect(new Set([...tags, "audio"]).size).toBe(tags.length + 1);
    }
  });

  it("top up from no rarer tag than the fiftieth", () => {
    const projects = Array.from({ length: 80 }, (_, index) => ({ tags: [`tag-${index}`] }));
    const vocabulary = buildVocabulary(
      projects.flatMap((project, index) => Array(100 - index).fill(project)),
    );
    const tops = new Set(vocabulary.tags.slice(0, 50).map(({ tag }) => tag));
    for (let seed = 0; seed < 2000; seed += 1) {
      const options = { random: stream(seed), primaryTag: "new", seedTags: [], explore: false, vocabulary };
      expect(drawSecondaryTags(options).tags.every((tag) => tops.has(tag))).toBe(true);
    }
  });

  it("are never the primary tag or a seed tag", () => {
    for (const { tags } of draw("seeds", "ios", { seedTags: ["ios", "health", "sleep"] }, 1000)) {
      expect(tags.some((tag) => ["ios", "health", "sleep"].includes(tag))).toBe(false);
    }
  });

  it("exploring, are led by a tag not yet beside the primary one, as likely as they share neighbours", () => {
    const samples = draw("explore", "ios", { explore: true });
    expect(samples.every(({ exploring, tags }) => exploring && tags.length >= 2)).toBe(true);
    expectFit(
      samples.map(({ tags }) => tags[0] ?? ""),
      new Map([
        ["gardening", 2],
        ["audio", 1],
      ]),
    );
  });

  it("exploring where there is nothing to explore, are ordinary and say so", () => {
    for (const primaryTag of ["postal-history", "knitting"]) {
      const [sample] = draw("lonely", primaryTag, { explore: true }, 1);
      expect(sample?.exploring).toBe(false);
      expect(sample?.tags.length).toBeGreaterThanOrEqual(2);
    }
    const [seeded] = draw("seeded", "ios", { explore: true, seedTags: ["gardening", "audio"] }, 1);
    expect(seeded?.exploring).toBe(false);
  });
});

describe("target_audience", () => {
  it("is each audience equally often, in the first and in the last row of a run (50,000 runs)", () => {
    const samples = runs((seed) => sample(targetAudience, { seed, numIdeas: 20 }));
    for (const row of [0, 19])
      expectFit(
        samples.map((each) => each[row] ?? ""),
        evenShares(TARGET_AUDIENCES),
      );
  });

  it("is spread evenly over a run of any length", () => {
    for (let numIdeas = 1; numIdeas <= 50; numIdeas += 1) {
      const audiences = sample(targetAudience, { seed: numIdeas, numIdeas });
      expect(audiences).toHaveLength(numIdeas);
      expect(spread(audiences, TARGET_AUDIENCES)).toBeLessThanOrEqual(1);
    }
  });
});

describe("target_complexity", () => {
  it("is each of 1 to 10 equally often, in the first and in the last row of a run (50,000 runs)", () => {
    const samples = runs((seed) => sample(targetComplexity, { seed, numIdeas: 13 }));
    for (const row of [0, 12])
      expectFit(
        samples.map((each) => each[row] ?? 0),
        evenShares(COMPLEXITIES),
      );
  });

  it("is spread evenly over a run of any length", () => {
    for (let numIdeas = 1; numIdeas <= 50; numIdeas += 1) {
      const complexities = sample(targetComplexity, { seed: numIdeas, numIdeas });
      expect(complexities).toHaveLength(numIdeas);
      expect(spread(complexities, COMPLEXITIES)).toBeLessThanOrEqual(1);
    }
  });

  it("goes with each audience equally often: the columns do not move each other (50,000 runs)", () => {
    const pairs = runs((seed) => {
      const [audience] = sample(targetAudience, { seed, numIdeas: 1 });
      return `${audience} ${sample(targetComplexity, { seed, numIdeas: 1 })[0]}`;
    });
    expectFit(
      pairs,
      evenShares(TARGET_AUDIENCES.flatMap((who) => COMPLEXITIES.map((level) => `${who} ${level}`))),
    );
  });
});

describe("problem_frame", () => {
  it("is each kind of problem equally often, in the first and in the last row of a run (50,000 runs)", () => {
    const samples = runs((seed) => sample(problemFrame, { seed, numIdeas: 20 }));
    for (const row of [0, 19])
      expectFit(
        samples.map((each) => each[row] ?? ""),
        evenShares(PROBLEM_FRAMES),
      );
  });

  it("is spread evenly over a run of any length", () => {
    for (let numIdeas = 1; numIdeas <= 50; numIdeas += 1) {
      const frames = sample(problemFrame, { seed: numIdeas, numIdeas });
      expect(frames).toHaveLength(numIdeas);
      expect(spread(frames, PROBLEM_FRAMES)).toBeLessThanOrEqual(1);
    }
  });

  it("goes with each audience equally often (50,000 runs)", () => {
    const pairs = runs((seed) => {
      const [audience] = sample(targetAudience, { seed, numIdeas: 1 });
      return `${audience}: ${sample(problemFrame, { seed, numIdeas: 1 })[0]}`;
    });
    expectFit(
      pairs,
      evenShares(TARGET_AUDIENCES.flatMap((who) => PROBLEM_FRAMES.map((frame) => `${who}: ${frame}`))),
    );
  });

  it("makes, with audience and complexity, nearly as many combinations as a run has rows", () => {
    for (let seed = 0; seed < 500; seed += 1) {
      const run = { seed, numIdeas: 50 };
      const [audiences, frames, levels] = [targetAudience, problemFrame, targetComplexity].map((column) =>
        sample<string | number>(column as Sampler<string | number>, run),
      );
      const together = (...columns: (unknown[] | undefined)[]) =>
        new Set(Array.from({ length: 50 }, (_, row) => JSON.stringify(columns.map((each) => each?.[row]))))
          .size;
      // Of 1,680 and 168 possible ones; 50 drawn at random would have 49.3 and 43.3.
      expect(together(audiences, frames, levels)).toBeGreaterThanOrEqual(45);
      expect(together(audiences, frames)).toBeGreaterThanOrEqual(34);
    }
  });
});

describe("exploring rows", () => {
  it("are one in four in every place, also in runs of one (50,000 runs)", () => {
    const quarter = new Map([
      ["true", 1],
      ["false", 3],
    ]);
    const samples = runs((seed) => exploringRows({ seed, numIdeas: 5 }));
    for (const row of [0, 2, 4])
      expectFit(
        samples.map((each) => each[row] ?? false),
        quarter,
      );
    expectFit(
      runs((seed) => exploringRows({ seed, numIdeas: 1 })[0] ?? false),
      quarter,
    );
  });

  it("are a quarter of a run, rounded down or up", () => {
    for (let numIdeas = 1; numIdeas <= 50; numIdeas += 1) {
      const marked = exploringRows({ seed: numIdeas, numIdeas }).filter(Boolean).length;
      expect([Math.floor(numIdeas / 4), Math.ceil(numIdeas / 4)]).toContain(marked);
    }
  });
});
