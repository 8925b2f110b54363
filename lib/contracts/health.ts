import { z } from "zod";

const partSchema = z.object({
  ok: z.boolean(),
  /** Which of the two it talks to. */
  twin: z.enum(["built-in", "external"]),
  name: z.string(),
  took_ms: z.number(),
  error: z.string().optional(),
});
export type HealthPart = z.infer<typeof partSchema>;

export const healthSchema = z.object({
  status: z.enum(["ok", "degraded", "down"]),
  store: partSchema,
  llm: partSchema,
  embeddings: partSchema,
  inngest: partSchema,
});
export type Health = z.infer<typeof healthSchema>;
