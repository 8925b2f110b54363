import { z } from "zod";
import { endpoint } from "./endpoint";
import { MAX_BODY_BYTES } from "./limits";
import { pageQuery } from "./page-query";
import { PATHS } from "./paths";
import { projectSchema } from "./projects";
import { reviewedSchema } from "./review-entry";

const binSchema = z.object({
  projects: z.array(
    z.object({
      ...projectSchema.shape,
      binned_at: z.iso.datetime(),
      /** When it goes for good. */
      deleted_at: z.iso.datetime(),
    }),
  ),
  total: z.int(),
  limit: z.int(),
  offset: z.int(),
});
export type Bin = z.infer<typeof binSchema>;

const binQuerySchema = z.object(pageQuery);
export type BinQuery = z.output<typeof binQuerySchema>;

const expected = { error: "expected is how many projects are in the bin." };

export const binEndpoints = {
  listBin: endpoint({
    ...PATHS.listBin,
    summary: "The bin, what came last first",
    auth: "admin",
    unknownQuery: "refuse",
    query: binQuerySchema,
    response: binSchema,
  }),
  restoreProject: endpoint({
    ...PATHS.restoreProject,
    summary: "Take a project out of the bin",
    problems: [404],
    auth: "admin",
    unknownQuery: "refuse",
    params: z.object({ id: z.string() }),
    response: reviewedSchema,
  }),
  emptyBin: endpoint({
    ...PATHS.emptyBin,
    summary: "Delete what is in the bin, for good",
    problems: [409],
    auth: "admin",
    unknownQuery: "refuse",
    body: z.strictObject({ expected: z.int(expected).min(0, expected) }),
    maxBodyBytes: MAX_BODY_BYTES,
    response: z.object({ deleted: z.int() }),
  }),
};
