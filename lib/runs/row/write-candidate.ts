import "server-only";
import { db } from "@/lib/core/db";
import { readList } from "@/lib/core/json-list";
import type { GenerationCandidate, GenerationRow } from "@/lib/generated/prisma/client";
import { askColumn, type CallOptions } from "@/lib/pipeline/ask-column";
import {
  columnFields,
  type KnownIdea,
  type RowContext,
  type RowSamples,
  readColumn,
  requireColumn,
} from "@/lib/pipeline/column";
import { projectIdea } from "@/lib/pipeline/columns/project-idea";
import { modelSeed, writtenColumns } from "@/lib/pipeline/pipeline";
import { readVocabulary } from "@/lib/projects/read-vocabulary";
import type { Statement } from "@/lib/store/connection/direct";
import { readSql } from "@/lib/store/sql";
import { storedDate } from "@/lib/store/stored-date";
import { inSpan } from "@/lib/telemetry/spans";
import { runMeasures } from "../run-fields";
import { writtenLanguage } from "../written-language";
import { askForIdeas } from "./ask-for-ideas";
import { CallLog } from "./call-log";
import { chooseExamples, exampleIds } from "./choose-examples";
import type { RowJob } from "./generate-candidates";
import { readInspirations } from "./read-inspirations";
import { readSiblings } from "./read-siblings";
import { toRowError } from "./row-error";
import { checkTokenBudget } from "./token-budget";

/** Rows that go before all others, so that a run's first idea is there as soon as its own calls allow. */
const EARLY_ROWS = 2;

/**
 * A row's candidate of this number, with the columns it lacked written. See `writeColumns`.
 *
 * @param idea what it is to be where it has no idea yet; left out, one is asked for
 */
export async function writeCandidate(
  job: RowJob,
  number: number,
  { avoid, idea }: { avoid: KnownIdea[]; idea: string | undefined },
): Promise<GenerationCandidate> {
  const rowId = job.row.id;
  const where = { rowId_number: { rowId, number } };
  const values = [rowId, number, storedDate(new Date())];
  await db().direct.write({ sql: readSql("create-candidate"), values });
  let candidate = await db().generationCandidate.findUniqueOrThrow({ where });
  if (idea !== undefined && candidate.projectIdea === null) {
    candidate = await db().generationCandidate.update({ where, data: { projectIdea: idea } });
  }
  return writeColumns(job, candidate, avoid);
}

/**
 * Writes the columns a candidate still lacks, in the order of the pipeline. Each is stored in one transaction with
 * the call that brought it, so that what has been paid for is never asked for again.
 *
 * @param avoid what the idea must stay away from
 * @throws RowError at the column that failed
 */
export async function writeColumns(
  job: RowJob,
  begun: GenerationCandidate,
  avoid: KnownIdea[],
): Promise<GenerationCandidate> {
  const { run, row, pipeline, signal, touch, onWait, asks } = job;
  let candidate = begun;
  const { number } = begun;
  const samples = samplesOf(row);
  const measures = runMeasures(run);
  const seedTags = readList(run.seedTags);
  const siblings = measures.siblings && begun.projectIdea === null ? await readSiblings(row) : [];
  for (const [place, column] of writtenColumns(pipeline).entries()) {
    if (readColumn(column, candidate) !== null) continue;
    try {
      const examples = column.kind === "llm_judge" ? await chooseExamples(job, candidate) : [];
      const context: RowContext = {
        samples,
        seedTags,
        creativity: run.creativity,
        language: await writtenLanguage(run),
        measures,
        examples,
        avoid,
        inspirations: readInspirations(row),
        siblings,
        vocabulary: await readVocabulary(),
        value: (earlier) => requireColumn(earlier, candidate),
      };
      const calls = new CallLog({
        runId: run.id,
        row: row.row,
        column: column.name,
        candidate: number,
        examples: exampleIds(examples),
      });
      const wishes: string[] = [];
      const call: CallOptions = {
        group: run.id,
        turn: { done: place, ...(row.row < EARLY_ROWS && { rank: "first" }) },
        seed: modelSeed(run.seed, row.row, number, place),
        signal,
        beforeCall: async () => {
          await checkTokenBudget();
          await touch();
        },
        ...(onWait && { onWait }),
        onCall: calls.add,
        onRelaxed: (problems) => wishes.push(...problems),
      };
      const attributes = { "waywo.column": column.name, "waywo.candidate": number };
      const asking = inSpan(`column ${column.name}`, { attributes }, async () =>
        column === projectIdea
          ? askForIdeas(run, context, call)
          : columnFields(column, await askColumn(column, context, call), candidate),
      );
      asks?.();
      const written = await asking;
      const fields = { ...written, ...relaxedFields(candidate, wishes) };
      await db().direct.write(storeColumns({ ...candidate, ...fields }), ...calls.inserts());
      candidate = { ...candidate, ...fields };
    } catch (error) {
      throw toRowError(error, column.name);
    }
  }
  return candidate;
}

function storeColumns(candidate: GenerationCandidate): Statement {
  const { projectIdea, alternatives, title, shortDescription, description, hashtags } = candidate;
  const { ideaScore, complexityScore, ideaReasoning, complexityReasoning, extraColumns, relaxed } = candidate;
  const values = [
    ...[projectIdea, alternatives, title, shortDescription, description, hashtags],
    ...[ideaScore, complexityScore, ideaReasoning, complexityReasoning, extraColumns, relaxed],
  ];
  return { sql: readSql("store-columns"), values: [...values, candidate.id] };
}

/** Adds what a kept value lacks to what the candidate's other values lack. */
function relaxedFields({ relaxed }: GenerationCandidate, wishes: string[]) {
  return wishes.length === 0 ? {} : { relaxed: JSON.stringify([...readList(relaxed), ...wishes]) };
}

function samplesOf({
  primaryTag,
  secondaryTags,
  targetAudience,
  targetComplexity,
  exploring,
  problemFrame,
}: GenerationRow) {
  return {
    primaryTag,
    secondaryTags: readList(secondaryTags),
    targetAudience,
    targetComplexity,
    exploring,
    problemFrame,
  } satisfies RowSamples;
}
