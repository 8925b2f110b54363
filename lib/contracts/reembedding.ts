import { z } from "zod";
import { endpoint } from "./endpoint";
import { MAX_BODY_BYTES } from "./limits";
import { PATHS } from "./paths";

const reembeddingSchema = z.object({
  /** `interrupted`: it ended before the last project, by a restart or a failure, and can be gone on with. */
  state: z.enum(["idle", "running", "interrupted"]),
  /** The embedding model in use, and where it is; null for the built-in encoder. */
  model: z.string(),
  host: z.string().nullable(),
  /** Projects, and those of them that the re-embedding has come to. */
  total: z.int(),
  done: z.int(),
  /** Of those, the ones that the service did not embed; they keep the vector they had. */
  failed: z.int(),
  error: z.string().nullable(),
  /** Valid projects, and those of them with a vector of the model in use: the others are embedded by themselves. */
  projects: z.int(),
  embedded: z.int(),
});
export type Reembedding = z.infer<typeof reembeddingSchema>;

export const reembeddingEndpoints = {
  startReembedding: endpoint({
    ...PATHS.startReembedding,
    summary: "Give every project a fresh vector of the embedding model in use",
    auth: "admin",
    unknownQuery: "refuse",
    body: z.strictObject(
      {
        /** From the first project; else an interrupted re-embedding goes on. */
        restart: z.boolean({ error: "restart is true or false." }).default(false),
      },
      { error: "Send an object." },
    ),
    bodyOptional: true,
    maxBodyBytes: MAX_BODY_BYTES,
    response: reembeddingSchema,
  }),
  getReembedding: endpoint({
    ...PATHS.getReembedding,
    summary: "How far the re-embedding is",
    auth: "admin",
    unknownQuery: "refuse",
    response: reembeddingSchema,
  }),
};
