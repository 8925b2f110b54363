import { z } from "zod";
import { endpoint } from "./endpoint";
import { MAX_BODY_BYTES } from "./limits";
import { PATHS } from "./paths";

/** Kinds of files, by the media types that name them in a request. */
export const IMPORT_TYPES = {
  "application/json": "json",
  "application/jsonl": "jsonl",
  "application/x-ndjson": "jsonl",
  "text/csv": "csv",
  "application/vnd.sqlite3": "sqlite",
  "application/x-sqlite3": "sqlite",
} as const;
type ImportType = keyof typeof IMPORT_TYPES;
export type ImportFormat = (typeof IMPORT_TYPES)[ImportType];
export const IMPORT_FORMATS = ["json", "jsonl", "csv", "sqlite"] as const satisfies ImportFormat[];

/** Largest upload; `npm run import` takes any size. */
export const MAX_IMPORT_BYTES = 1024 ** 3;

export const importReportSchema = z.object({
  /**
   * Projects of the file; each is added, known or failed. A post, comment or submission that fails counts there, too.
   */
  read: z.int(),
  added: z.int(),
  /** Those that were in the store already, or in the file twice. */
  known: z.int(),
  failed: z.int(),
  /** Of the added ones, those whose vector is computed later. */
  without_vector: z.int(),
  /** Threads of Hacker News that a waywo SQLite file has brought. */
  posts: z.int(),
  comments: z.int(),
  /** That a comment told of a project, first or again. */
  submissions: z.int(),
  /** Projects of the sample corpus that were set aside. */
  set_aside: z.int(),
  /** The first hundred records that failed; `line` is where they begin, in an SQLite file their id. */
  errors: z.array(z.object({ line: z.int(), reason: z.string() })),
});
export type ImportReport = z.infer<typeof importReportSchema>;

export const importEndpoints = {
  importProjects: endpoint({
    ...PATHS.importProjects,
    summary: "Import a file of projects",
    auth: "admin",
    unknownQuery: "refuse",
    query: z.object({
      sample: z.enum(["keep", "aside"], { error: "sample is keep or aside." }).default("keep"),
    }),
    bodyType: Object.keys(IMPORT_TYPES) as [ImportType, ...ImportType[]],
    response: importReportSchema,
    problems: [400, 413, 415, 422],
  }),
  setSampleCorpus: endpoint({
    ...PATHS.setSampleCorpus,
    summary: "Set the sample corpus aside, or take it back",
    auth: "admin",
    unknownQuery: "refuse",
    body: z.strictObject({ in_use: z.boolean({ error: "in_use is true or false." }) }),
    maxBodyBytes: MAX_BODY_BYTES,
    response: z.object({ in_use: z.boolean(), changed: z.int() }),
  }),
};
