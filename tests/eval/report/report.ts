import { readFile } from "node:fs/promises";
import { z } from "zod";
import { type Figure, figureSchema, type Quality } from "@/lib/contracts/quality";
import { type Comparison, compareSets } from "@/lib/quality/compare";
import { countScores, measureIdeas } from "@/lib/quality/measure-ideas";
import type { QualityInput } from "@/lib/quality/types";
import { synonymsOf } from "@/lib/workers/measure-quality";
import { encodeRows, type Measured, rowsSchema, type StoredRows } from "../measured";
import { ideaByTitle } from "../stubs/repertoire";

/** What a report says of one setting, one run or one store. */
export interface Section {
  name: string;
  title: string;
  about: string;
  embedding_model: string;
  cosine: number;
  prices: QualityInput["prices"];
  /** Of a stub, whose ideas are known: how many are distinct whatever they are called. */
  distinct_by_construction: number | null;
  figures: Figure[];
  scores: Quality["scores"];
  rows: StoredRows;
}

export interface Report {
  report: "waywo-quality";
  made_at: string;
  resamples: number;
  sections: Section[];
  /** Rows that were not made, and what they need. */
  missing: { name: string; title: string; reason: string }[];
  comparisons: ({ a: string; b: string } & Comparison)[];
}

export function sectionOf({ setting, input, embeddingModel }: Measured, resamples: number): Section {
  const named = input.rows.map(({ idea }) => idea && ideaByTitle(idea.title));
  const isStub = named.some((idea) => idea);
  return {
    ...setting,
    embedding_model: embeddingModel,
    cosine: input.cosine,
    prices: input.prices,
    distinct_by_construction: isStub ? new Set(named.filter((idea) => idea)).size : null,
    figures: measureIdeas(input, { resamples }),
    scores: countScores(input),
    rows: encodeRows(input.rows),
  };
}

/** What was measured in a section, to be measured again. */
export function inputOf({ rows, cosine, prices }: Section): QualityInput {
  return {
    rows: rowsSchema.parse(rows),
    cosine,
    prices,
    synonyms: synonymsOf,
  };
}

export function comparisonOf(a: Section, b: Section, resamples: number): Report["comparisons"][number] {
  return { a: a.name, b: b.name, ...compareSets(inputOf(a), inputOf(b), { resamples }) };
}

const sectionSchema = z.object({
  name: z.string(),
  title: z.string(),
  about: z.string(),
  embedding_model: z.string(),
  cosine: z.number(),
  prices: z.object({ input: z.number(), output: z.number() }).nullable(),
  distinct_by_construction: z.number().nullable(),
  figures: z.array(figureSchema),
  scores: z.object({ idea: z.array(z.int()), complexity: z.array(z.int()) }),
  rows: z.array(z.unknown()),
});
const reportSchema = z.object({
  report: z.literal("waywo-quality"),
  sections: z.array(sectionSchema).min(1),
});

/**
 * A section of a report's file; "report.json#ours" names which, where there are several.
 *
 * @throws Error when there is no such file or section
 */
export async function readSection(reference: string): Promise<Section> {
  const [file = "", name] = reference.split("#");
  const sections = await readSections(file);
  const found =
    name === undefined && sections.length === 1 ? sections[0] : sections.find((one) => one.name === name);
  const names = sections.map((one) => `${file}#${one.name}`).join(", ");
  if (!found) throw new Error(`${reference} names none of ${names}.`);
  return found;
}

/** All sections of a report's file. @throws Error when it is none */
export async function readSections(file: string): Promise<Section[]> {
  const { sections } = reportSchema.parse(JSON.parse(await readFile(file, "utf8")));
  return sections.map((section) => ({ ...section, rows: section.rows as StoredRows }));
}
