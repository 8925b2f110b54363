import "server-only";
import { z } from "zod";
import { createTagGuide, type TagGuide } from "@/lib/builtin/composer/known-tags";
import type { Quality } from "@/lib/contracts/quality";
import { storeKind } from "@/lib/core/store-kind";
import { decodeVector } from "@/lib/embeddings/vector";
import { countScores, measureIdeas } from "@/lib/quality/measure-ideas";
import type { QualityIdea, QualityInput, QualityRow } from "@/lib/quality/types";
import { readSql } from "@/lib/store/sql";
import type { QualityRequest } from "./messages";
import { readMoment } from "./read-store";

/** Rows that are measured at most, the latest: all pairs of them are compared. */
const MAX_ROWS = 1000;
/** Past this many rows, fewer resamples: each finds the eigenvalues of a matrix of a hundred rows. */
const MANY_ROWS = 200;
const RESAMPLES = { few: 500, many: 200 };

/** The rows of a run, or of the whole store. Vectors are those of the model named. */
export async function readQualityRows({
  path,
  run,
  model,
}: Pick<QualityRequest, "path" | "run" | "model">): Promise<{ rows: QualityRow[]; of: number }> {
  // Another store than the server's may be measured, of the other kind.
  const kind = storeKind(path);
  return readMoment(path, async ({ query }) => {
    const records = await query(readSql("read-quality-rows", kind), run ?? "", MAX_ROWS);
    const [counted] = await query(readSql("count-generated-ideas", kind), run ?? "");
    return { rows: records.map((record) => rowOf(record, model)), of: Number(counted?.[0] ?? 0) };
  });
}

let guide: TagGuide | undefined;

/** What means a tag to a reader, as far as the composer knows. */
export function synonymsOf(tag: string): string[] {
  guide ??= createTagGuide();
  return guide.synonyms(tag);
}

/** Every figure of a run's ideas, or of the latest in a store. */
export async function measureQuality(request: QualityRequest): Promise<Quality> {
  const { rows, of } = await readQualityRows(request);
  const resamples = rows.length > MANY_ROWS ? RESAMPLES.many : RESAMPLES.few;
  const { cosine, prices } = request;
  const input: QualityInput = { rows, cosine, prices, synonyms: synonymsOf };
  return {
    scope: {
      run: request.run,
      ideas: rows.filter(({ idea }) => idea !== null).length,
      of,
      cosine: request.cosine,
      resamples,
    },
    figures: measureIdeas(input, { resamples }),
    scores: countScores(input),
  };
}

const texts = z.array(z.string());
const sums = z.tuple([z.number(), z.number(), z.number(), z.number()]);

const readList = (json: unknown) => texts.catch([]).parse(JSON.parse(String(json ?? "[]")));

function rowOf(record: unknown[], model: string): QualityRow {
  const [run, row, seedTags, primaryTag, targetAudience, targetComplexity, saved, ...rest] = record;
  const [accepted, spent] = rest.slice(-2);
  const [calls, promptTokens, completionTokens, modelMs] = sums.parse(JSON.parse(String(spent)));
  return {
    run: String(run),
    row: Number(row),
    seedTags: readList(seedTags),
    primaryTag: String(primaryTag),
    targetAudience: String(targetAudience),
    targetComplexity: Number(targetComplexity),
    idea: saved ? ideaOf(rest, model) : null,
    accepted: Boolean(accepted),
    calls,
    promptTokens,
    completionTokens,
    modelMs,
  };
}

function ideaOf(columns: unknown[], model: string): QualityIdea | null {
  const [title, tagline, description, prose, hashtags, ...measured] = columns;
  const [ideaScore, complexityScore, novelty, vector, vectorModel] = measured;
  if (title === null) return null;
  const number = (value: unknown) => (value === null ? null : Number(value));
  return {
    title: String(title),
    tagline: String(tagline ?? ""),
    description: String(description ?? ""),
    prose: String(prose ?? ""),
    hashtags: readList(hashtags),
    ideaScore: number(ideaScore),
    complexityScore: number(complexityScore),
    novelty: number(novelty),
    vector: vector === null || vectorModel !== model ? null : decodeVector(vector as Uint8Array),
  };
}
