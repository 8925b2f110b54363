import { z } from "zod";
import { scoreSchema } from "@/lib/llm/answer/score";

const text = z.string().trim().min(1);

/** The two structured columns with their bare shape; what they demand beyond it is the pipeline's matter. */
export const SCHEMAS = {
  metadata: z.object({
    title: text,
    short_description: text,
    description: text,
    hashtags: z.array(text).min(3).max(8),
  }),
  idea_quality: z.object({
    idea_reasoning: z.string().nullish(),
    idea_score: scoreSchema,
    complexity_reasoning: z.string().nullish(),
    complexity_score: scoreSchema,
  }),
} as const;

export type JsonColumn = keyof typeof SCHEMAS;
export const JSON_COLUMNS = Object.keys(SCHEMAS) as JsonColumn[];

const isText = (value: unknown) => typeof value === "string" && value.trim() !== "";
const isScore = (value: unknown) => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].includes(value as number);
const isRemark = (value: unknown) => value === null || value === undefined || typeof value === "string";

/** The same demands, written without zod: what the reader returned is checked by these. */
export const CHECKS: Record<JsonColumn, (value: Record<string, unknown>) => boolean> = {
  metadata: ({ title, short_description, description, hashtags, ...rest }) =>
    [title, short_description, description].every(isText) &&
    Array.isArray(hashtags) &&
    hashtags.length >= 3 &&
    hashtags.length <= 8 &&
    hashtags.every(isText) &&
    Object.keys(rest).length === 0,
  idea_quality: ({ idea_score, complexity_score, idea_reasoning, complexity_reasoning, ...rest }) =>
    isScore(idea_score) &&
    isScore(complexity_score) &&
    isRemark(idea_reasoning) &&
    isRemark(complexity_reasoning) &&
    Object.keys(rest).length === 0,
};
