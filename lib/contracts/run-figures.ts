import { z } from "zod";
import { endpoint } from "./endpoint";
import { PATHS } from "./paths";
import { runParams } from "./runs";

/** What a column of a run has cost. */
const columnFiguresSchema = z.object({
  /** project_idea, metadata or idea_quality; second_opinion; compare_ideas. */
  column: z.string(),
  calls: z.int(),
  /** Of these, whose answer could not be used. */
  failed_calls: z.int(),
  prompt_tokens: z.int(),
  completion_tokens: z.int(),
  /** Waited for answers, all calls together, also those at the same time. */
  seconds: z.number(),
});
export type ColumnFigures = z.infer<typeof columnFiguresSchema>;

const runFiguresSchema = z.object({ columns: z.array(columnFiguresSchema) });
export type RunFigures = z.infer<typeof runFiguresSchema>;

export const runFiguresEndpoints = {
  getRunFigures: endpoint({
    ...PATHS.getRunFigures,
    summary: "Calls, tokens and time of a run by column",
    auth: "anyone",
    unknownQuery: "refuse",
    params: runParams,
    etag: true,
    response: runFiguresSchema,
  }),
};
