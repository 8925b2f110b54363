import { z } from "zod";
import { endpoint } from "./endpoint";
import { PATHS } from "./paths";

const partSchema = z.object({
  ok: z.boolean(),
  /** Whether the built-in service is used. */
  twin: z.enum(["built-in", "external"]),
  name: z.string(),
  took_ms: z.number(),
  error: z.string().optional(),
});
export type HealthPart = z.infer<typeof partSchema>;

const healthSchema = z.object({
  status: z.enum(["ok", "degraded", "down"]),
  store: partSchema,
  llm: partSchema,
  embeddings: partSchema,
  inngest: partSchema,
});
export type Health = z.infer<typeof healthSchema>;

export const healthEndpoints = {
  getHealth: endpoint({
    ...PATHS.getHealth,
    summary: "Whether the store and the services work",
    auth: "anyone",
    unknownQuery: "ignore",
    statuses: [200, 503],
    response: healthSchema,
  }),
  getMetrics: endpoint({
    ...PATHS.getMetrics,
    summary: "Metrics in Prometheus's text format",
    auth: "anyone",
    unknownQuery: "ignore",
    responseType: "text/plain",
  }),
};
