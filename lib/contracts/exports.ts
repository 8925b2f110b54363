import { z } from "zod";
import { endpoint } from "./endpoint";
import { PATHS } from "./paths";
import { projectFilterSchema } from "./project-filter";

/** Media types by format; `card` is a dataset card to go beside JSON lines. */
export const EXPORT_TYPES = {
  csv: "text/csv",
  json: "application/json",
  jsonl: "application/jsonl",
  md: "text/markdown",
  card: "text/markdown",
} as const;
export type ExportFormat = keyof typeof EXPORT_TYPES;
const FORMATS = Object.keys(EXPORT_TYPES) as [ExportFormat, ...ExportFormat[]];

const MAX_IDS = 1000;

const ids = z
  .string()
  .regex(/^\s*\d{1,9}(?:\s*,\s*\d{1,9})*\s*$/, {
    error: "ids are whole numbers, separated by commas.",
    abort: true,
  })
  .transform((text) => text.split(",").map(Number))
  .refine((list) => list.length <= MAX_IDS, { error: `ids are ${MAX_IDS} at most.` });

const exportQuerySchema = projectFilterSchema.safeExtend({
  format: z.enum(FORMATS, { error: `format is one of ${FORMATS.join(", ")}.` }),
  ids: ids.optional(),
  /** Whether JSON and JSON lines hold the vectors. */
  vectors: z
    .enum(["true", "false"], { error: "vectors is true or false." })
    .default("true")
    .transform((word) => word === "true"),
});
export type ExportQuery = z.infer<typeof exportQuerySchema>;

export const exportEndpoints = {
  exportProjects: endpoint({
    ...PATHS.exportProjects,
    summary: "A file of projects",
    auth: "anyone",
    unknownQuery: "refuse",
    query: exportQuerySchema,
    responseType: ["text/csv", "application/json", "application/jsonl", "text/markdown"],
  }),
};
