import { z } from "zod";
import type { Measures } from "@/lib/contracts/measures";
import type { Inspiration } from "@/lib/contracts/rows";
import { DomainError } from "@/lib/core/errors";
import type { GenerationCandidate } from "@/lib/generated/prisma/client";
import type { ParseResult } from "@/lib/llm/answer/read-answer";
import type { Walls } from "@/lib/llm/types";
import type { GradedExample } from "./graded-examples/graded-examples";
import type { Prompt } from "./prompt";
import type { CorpusVocabulary, Vocabulary } from "./vocabulary";

/** A column of the pipeline: drawn at random, or written by a model. */
export type Column = Sampler | WrittenColumn;

/** What all samplers of a run draw from. */
export interface SamplingRun {
  /** The same seed, parameters and corpus give the same samples. */
  seed: number;
  numIdeas: number;
  /** Normalised; the corpus need not know them. */
  seedTags: readonly string[];
  vocabulary: CorpusVocabulary;
}

/** What is sampled for a row before any model is asked. */
export interface RowSamples {
  primaryTag: string;
  /** Two or three; fewer only where the vocabulary is smaller. */
  secondaryTags: string[];
  targetAudience: string;
  /** 1 (a single script) to 10 (research). */
  targetComplexity: number;
  /** Whether the tags include a pair that no project in the corpus combines yet. */
  exploring: boolean;
  /** The kind of problem it starts from; none without that measure. */
  problemFrame?: string | null;
}

/** A column that is drawn at random, for all rows of a run at once. */
export interface Sampler<T = unknown, N extends string = string> {
  kind: "sampler";
  name: N;
  /** One value a row; `earlier` gives the values of a column further up the list. */
  sample(run: SamplingRun, earlier: <U>(column: Sampler<U>) => U[]): T[];
  toSamples(value: T): Partial<RowSamples>;
}

/** An idea that there is, as another is told of it. */
export interface KnownIdea {
  title: string;
  /** What it is for, in a sentence; null where that is not known. */
  purpose: string | null;
  /** A sentence of it that another idea had as well. */
  sentence?: string | null;
}

/** Everything a written column may use. */
export interface RowContext {
  samples: RowSamples;
  /** The run's seed tags; every idea combines all of them. May be empty. */
  seedTags: string[];
  /** The run's temperature for prose. */
  creativity: number;
  /** What the idea must stay away from; empty for a row's first candidate. */
  avoid: KnownIdea[];
  /** Projects of the corpus to build on; empty without that measure. */
  inspirations: Inspiration[];
  /** The ideas of the run's other rows so far; empty without that measure. */
  siblings: KnownIdea[];
  measures: Measures;
  /** What the judge is shown; empty for the other columns, and without that measure. */
  examples: readonly GradedExample[];
  /** What is to be written in, BCP 47; null where no language is named. */
  language: string | null;
  vocabulary: Vocabulary;
  /** Of the call; a prompt passes it to `material`. */
  seed?: number | undefined;
  /** The value of a column further up the list. */
  value<T>(column: WrittenColumn<T>): T;
}

/** The fields of a stored candidate that columns fill. */
export type CandidateFields = Pick<
  GenerationCandidate,
  | "projectIdea"
  | "title"
  | "shortDescription"
  | "description"
  | "hashtags"
  | "ideaScore"
  | "complexityScore"
  | "ideaReasoning"
  | "complexityReasoning"
  | "extraColumns"
  | "relaxed"
>;

/** How a column's value is kept in a candidate. */
export interface Storage<T> {
  toFields(value: T, candidate: CandidateFields): Partial<CandidateFields>;
  /** Null where the column has not been written. */
  fromFields(candidate: CandidateFields): T | null;
}

interface Written<T, N> {
  name: N;
  prompt(row: RowContext): Prompt;
  temperature: number | ((row: RowContext) => number);
  /** Room for the answer alone, in tokens; more is asked for if it is cut off. */
  maxTokens: number;
  /** Left out, the value is kept as JSON among the candidate's extra columns. */
  storage?: Storage<T>;
}

interface Text<T, N> extends Written<T, N> {
  read(text: string, row: RowContext): ParseResult<T>;
  /** What is taken when the answer keeps missing what `read` asks for; left out, the row fails then. */
  walls?(row: RowContext): Walls<T, (text: string) => ParseResult<T>>;
}

interface Structured<T, N> extends Written<T, N> {
  /**
   * What the model is asked for; its JSON schema is sent to endpoints that take one. Every text and list has a bound:
   * a model that is held to a grammar may never close one that has none.
   */
  format: z.ZodObject;
  /** Reads, cleans and bounds the answer: more forgiving in form than `format`, stricter in content. */
  schema(row: RowContext): z.ZodType<T>;
  /** What is taken when the answer keeps missing what `schema` asks for; left out, the row fails then. */
  walls?(row: RowContext): Walls<T, z.ZodType<T>>;
}

interface Judge<T, N> extends Structured<T, N> {
  /** By the score's key in `format`: what each value from 1 up means. */
  rubrics: Record<string, readonly string[]>;
}

export type LlmText<T = unknown, N extends string = string> = { kind: "llm_text" } & Text<T, N>;
export type LlmStructured<T = unknown, N extends string = string> = { kind: "llm_structured" } & Structured<
  T,
  N
>;
export type LlmJudge<T = unknown, N extends string = string> = { kind: "llm_judge" } & Judge<T, N>;

/** A column that a model writes. */
export type WrittenColumn<T = unknown, N extends string = string> =
  | LlmText<T, N>
  | LlmStructured<T, N>
  | LlmJudge<T, N>;

export function sampler<T, const N extends string>(column: Omit<Sampler<T, N>, "kind">): Sampler<T, N> {
  return { kind: "sampler", ...column };
}

/** A column of prose. */
export function llmText<T, const N extends string>(column: Text<T, N>): LlmText<T, N> {
  return { kind: "llm_text", ...column };
}

/** A column of one JSON object. */
export function llmStructured<T, const N extends string>(column: Structured<T, N>): LlmStructured<T, N> {
  return { kind: "llm_structured", ...column };
}

/** A column of scores against rubrics. */
export function llmJudge<T, const N extends string>(column: Judge<T, N>): LlmJudge<T, N> {
  return { kind: "llm_judge", ...column };
}

/** A column's value in a stored candidate; null where it has not been written. */
export function readColumn<T>(column: WrittenColumn<T>, candidate: CandidateFields): T | null {
  return storageOf(column).fromFields(candidate);
}

/** @throws DomainError internal where the column has not been written */
export function requireColumn<T>(column: WrittenColumn<T>, candidate: CandidateFields): T {
  const value = readColumn(column, candidate);
  if (value === null)
    throw new DomainError("internal", `The column ${column.name} was read before it was written.`);
  return value;
}

/** The update that stores a column's value in a candidate. */
export function columnFields<T>(column: WrittenColumn<T>, value: T, candidate: CandidateFields) {
  return storageOf(column).toFields(value, candidate);
}

/** The values of all columns without fields of their own, by name. */
export function readExtraColumns({ extraColumns }: Pick<CandidateFields, "extraColumns">) {
  return z.record(z.string(), z.json()).parse(JSON.parse(extraColumns ?? "{}"));
}

function storageOf<T>({ name, storage }: WrittenColumn<T>): Storage<T> {
  return (
    storage ?? {
      toFields: (value, candidate) => ({
        extraColumns: JSON.stringify({ ...readExtraColumns(candidate), [name]: value }),
      }),
      // Written by `toFields` above, so it has the column's type.
      fromFields: (candidate) => (readExtraColumns(candidate)[name] ?? null) as T | null,
    }
  );
}
