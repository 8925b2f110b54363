import { z } from "zod";
import type { RunStatus } from "@/lib/contracts/runs";
import type { QualityInput, QualityRow } from "@/lib/quality/types";
import type { Setting } from "./settings";

/** What the runs of a setting have come to. */
export interface Measured {
  setting: Pick<Setting, "name" | "title" | "about">;
  input: QualityInput;
  statuses: RunStatus[];
  embeddingModel: string;
}

const vector = z
  .string()
  .nullable()
  .transform((text) => {
    if (text === null) return null;
    const bytes = new Uint8Array(Buffer.from(text, "base64"));
    return new Float32Array(bytes.buffer, 0, Math.floor(bytes.byteLength / 4));
  });

const ideaSchema = z.object({
  title: z.string(),
  tagline: z.string(),
  description: z.string(),
  prose: z.string(),
  hashtags: z.array(z.string()),
  ideaScore: z.number().nullable(),
  complexityScore: z.number().nullable(),
  novelty: z.number().nullable(),
  vector,
});

/** Rows as a report keeps them: vectors as base64 of little-endian float32. */
export const rowsSchema = z.array(
  z.object({
    run: z.string(),
    row: z.int(),
    seedTags: z.array(z.string()),
    primaryTag: z.string(),
    targetAudience: z.string(),
    targetComplexity: z.number(),
    idea: ideaSchema.nullable(),
    accepted: z.boolean(),
    calls: z.number(),
    promptTokens: z.number(),
    completionTokens: z.number(),
    modelMs: z.number(),
  }),
);
export type StoredRows = z.input<typeof rowsSchema>;

export function encodeRows(rows: readonly QualityRow[]): StoredRows {
  const encode = (vector: Float32Array | null) =>
    vector && Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString("base64");
  return rows.map(({ idea, seedTags, ...row }) => ({
    ...row,
    seedTags: [...seedTags],
    idea: idea && {
      ...idea,
      hashtags: [...idea.hashtags],
      vector: encode(idea.vector),
    },
  }));
}
