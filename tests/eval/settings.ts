import { join } from "node:path";
import type { GenerateInput } from "@/lib/contracts/generate-request";
import { DEFAULT_MEASURES, type Measures } from "@/lib/contracts/measures";

export type StubName = "following" | "collapsing" | "biased-judge";

/** One way of making ideas that is measured. */
export interface Setting {
  /** For the command line. */
  name: string;
  title: string;
  /** What it is, and what the report should show of it. */
  about: string;
  /** Who writes: the composer, a stub, or a model that --llm names. */
  writer: "built-in" | StubName | "model";
  /** A folder of prompts; null for ours. */
  prompts: string | null;
  requests: GenerateInput[];
}

export const PLAIN_PROMPTS = join(process.cwd(), "tests/eval/prompts/plain");
const NO_MEASURES = Object.fromEntries(
  Object.keys(DEFAULT_MEASURES).map((name) => [name, false]),
) as Measures;

/** The run of all settings with a model: the same rows, so that they can be compared row by row. */
const FIFTY: GenerateInput = { num_ideas: 50, seed_tags: ["ios", "nutrition"], seed: 1301 };
/** Tag sets of the composer: one, two, three, none, and one that it knows nothing of. */
const TAG_SETS = [["ios"], ["rust", "music"], ["ai", "gardening", "maps"], [], ["games"]];
const TENS: GenerateInput[] = TAG_SETS.map((seed_tags, place) => ({
  num_ideas: 10,
  seed_tags,
  seed: 1310 + place,
}));

const fifty = (measures: Measures, more: GenerateInput = {}): GenerateInput[] => [
  { ...FIFTY, ...more, measures },
];

export const SETTINGS: readonly Setting[] = [
  {
    name: "built-in",
    title: "Built-in composer",
    about: "Five runs of ten, without a model: one tag, two, three, none, and another one.",
    writer: "built-in",
    prompts: null,
    requests: TENS.map((request) => ({ ...request, measures: DEFAULT_MEASURES })),
  },
  {
    name: "collapsing",
    title: "Collapsing stub, measures on",
    about:
      "Six in ten of its answers are paraphrases of five ideas, whatever it is told. Up to ten candidates a row: what is too alike is refused.",
    writer: "collapsing",
    prompts: null,
    requests: fifty(DEFAULT_MEASURES, { max_candidates: 10 }),
  },
  {
    name: "collapsing-off",
    title: "Collapsing stub, measures off",
    about: "The same with one candidate a row and no measure: the collapse.",
    writer: "collapsing",
    prompts: null,
    requests: fifty(NO_MEASURES, { max_candidates: 1 }),
  },
  {
    name: "biased-judge",
    title: "Biased judge",
    about:
      "A judge that likes long texts, says 7 or 8 to nearly everything, and repeats a complexity it is told.",
    writer: "biased-judge",
    prompts: null,
    requests: fifty(DEFAULT_MEASURES),
  },
  {
    name: "plain",
    title: "Plain prompts",
    about: "One prompt a column and no measure, on a stub that follows its prompt: the baseline.",
    writer: "following",
    prompts: PLAIN_PROMPTS,
    requests: fifty(NO_MEASURES),
  },
  {
    name: "ours",
    title: "Our prompts",
    about: "Our prompts and measures, on the same stub.",
    writer: "following",
    prompts: null,
    requests: fifty(DEFAULT_MEASURES),
  },
];

/** Those that need a model: the same two sets of prompts, written by what --llm names. */
export const MODEL_SETTINGS: readonly Setting[] = [
  {
    name: "model-plain",
    title: "Plain prompts, your model",
    about: "The plain prompts and no measure, on the model that --llm names.",
    writer: "model",
    prompts: PLAIN_PROMPTS,
    requests: fifty(NO_MEASURES),
  },
  {
    name: "model-ours",
    title: "Our prompts, your model",
    about: "Our prompts and measures, on the model that --llm names.",
    writer: "model",
    prompts: null,
    requests: fifty(DEFAULT_MEASURES),
  },
];

/** Each measure by itself, none and all, on a stub that follows its prompt and on the composer. */
export const ABLATION: readonly Setting[] = (["following", "built-in"] as const).flatMap((writer) =>
  ablated().map(({ name, title, measures, more }) => ({
    name: `${writer}-${name}`,
    title,
    about: `${writer === "following" ? "A stub that follows its prompt" : "The built-in composer"}, our prompts.`,
    writer,
    prompts: null,
    requests:
      writer === "following"
        ? fifty(measures, more)
        : TENS.map((request) => ({ ...request, ...more, measures })),
  })),
);

function ablated(): { name: string; title: string; measures: Measures; more?: GenerateInput }[] {
  const names = Object.keys(DEFAULT_MEASURES) as (keyof Measures)[];
  return [
    { name: "none", title: "No measure", measures: NO_MEASURES },
    ...names.map((name) => ({
      name,
      title: `${name} alone`,
      measures: { ...NO_MEASURES, [name]: true },
    })),
    {
      name: "ideas_per_call",
      title: "3 ideas_per_call alone",
      measures: NO_MEASURES,
      more: { ideas_per_call: 3 },
    },
    { name: "all", title: "All by default", measures: DEFAULT_MEASURES },
  ];
}

/** Our way of making ideas with another set of prompts. */
export const withPrompts = (folder: string): Setting => ({
  name: "prompts",
  title: `Prompts of ${folder}`,
  about: "Another set of prompts with our measures, on a stub that follows its prompt.",
  writer: "following",
  prompts: folder,
  requests: fifty(DEFAULT_MEASURES),
});
