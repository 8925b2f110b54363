import { z } from "zod";
import { endpoint } from "./endpoint";
import { PATHS } from "./paths";
import { provenanceCallSchema } from "./provenance";

/** Calls that one answer tells of. */
export const MAX_ROW_CALLS = 20;

const rowCallSchema = provenanceCallSchema.extend({
  /** What the model was sent; null once it is not kept any more, 30 days after the call. */
  sent: z.array(z.object({ role: z.enum(["system", "user", "assistant"]), content: z.string() })).nullable(),
  /** What it wrote; null where no answer came, or it is not kept any more. */
  answer: z.string().nullable(),
});
export type RowCall = z.infer<typeof rowCallSchema>;

const rowCallListSchema = z.object({
  calls: z.array(rowCallSchema),
  /** How many there are; of more than are listed, the last are. */
  total: z.int(),
});
export type RowCallList = z.infer<typeof rowCallListSchema>;

export const rowCallEndpoints = {
  listRowCalls: endpoint({
    ...PATHS.listRowCalls,
    summary: "What a row's model was sent and what it answered",
    auth: "anyone",
    unknownQuery: "refuse",
    params: z.object({ task_id: z.string(), row: z.string() }),
    query: z.object({ column: z.string().max(100).optional() }),
    response: rowCallListSchema,
  }),
};
