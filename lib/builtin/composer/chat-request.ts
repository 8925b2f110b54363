import { z } from "zod";

const textPart = z.object({ type: z.literal("text"), text: z.string() });

const messageSchema = z.object({
  role: z.enum(["system", "developer", "user", "assistant", "tool"]),
  content: z
    .union([z.string(), z.array(textPart), z.null()])
    .transform((content) =>
      Array.isArray(content) ? content.map(({ text }) => text).join("\n") : (content ?? ""),
    ),
});

const responseFormatSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text") }),
  z.object({ type: z.literal("json_object") }),
  z.object({
    type: z.literal("json_schema"),
    json_schema: z.object({ name: z.string(), schema: z.record(z.string(), z.unknown()).optional() }),
  }),
]);

/** The part of a chat completion request that the composer uses; other fields are ignored. */
export const chatRequestSchema = z.object({
  model: z.string(),
  messages: z.array(messageSchema).min(1),
  temperature: z.number().min(0).max(2).nullish(),
  seed: z.int().nullish(),
  max_tokens: z.int().min(1).nullish(),
  max_completion_tokens: z.int().min(1).nullish(),
  stream: z.boolean().nullish(),
  n: z.literal(1).nullish(),
  response_format: responseFormatSchema.nullish(),
});
export type ChatRequest = z.output<typeof chatRequestSchema>;
