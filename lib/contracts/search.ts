import { z } from "zod";
import { endpoint } from "./endpoint";
import { MAX_BODY_BYTES } from "./limits";
import { wholeNumber } from "./number";
import { PATHS } from "./paths";
import { projectSchema } from "./projects";

const atMost = (max: number, preset: number) => {
  const error = `limit is a whole number, 1 to ${max}.`;
  return wholeNumber(error).pipe(z.int().min(1, { error }).max(max, { error })).default(preset);
};

/** What waywo calls similarity: (1 + cosine) / 2, so 0 to 1, with four decimals. */
const found = z.object({ project: projectSchema, similarity: z.number() });
export type FoundProject = z.infer<typeof found>;

/** Of the valid projects, those that were compared. */
const coverage = {
  compared_with: z.int(),
  compared_of: z.int(),
  /** "compared with 128 of 284"; null where it was all of them. */
  coverage_note: z.string().nullable(),
};

const similarProjectsSchema = z.object({
  similar_projects: z.array(found),
  project_id: z.int(),
  ...coverage,
});
export type SimilarProjects = z.infer<typeof similarProjectsSchema>;

/** Characters: what is embedded of any text. */
const MAX_QUERY = 8000;
const query = `query is a text of 1 to ${MAX_QUERY} characters.`;

const semanticSearchRequestSchema = z.object({
  query: z
    .string({ error: query })
    .max(MAX_QUERY, { error: query })
    .refine((text) => text.trim() !== "", { error: query }),
  limit: atMost(50, 10),
  /** Taken as waywo's clients send it; there is no reranker. */
  use_rerank: z
    .union([z.boolean(), z.string(), z.number()], { error: "use_rerank is true or false." })
    .optional(),
});
export type SemanticSearchRequest = z.infer<typeof semanticSearchRequestSchema>;

const semanticSearchResultSchema = z.object({
  results: z.array(found),
  query: z.string(),
  total: z.int(),
  reranked: z.boolean(),
  ...coverage,
});
export type SemanticSearchResult = z.infer<typeof semanticSearchResultSchema>;

const searchStatsSchema = z.object({
  total_projects: z.int(),
  projects_with_embeddings: z.int(),
  /** Per cent, with one decimal. */
  embedding_coverage: z.number(),
});
export type SearchStats = z.infer<typeof searchStatsSchema>;

const id = wholeNumber("id is a whole number.");

export const searchEndpoints = {
  listSimilarProjects: endpoint({
    ...PATHS.listSimilarProjects,
    summary: "The valid projects nearest in meaning to one",
    auth: "anyone",
    unknownQuery: "ignore",
    params: z.object({ id }),
    query: z.object({ limit: atMost(20, 5) }),
    problems: [404, 503],
    response: similarProjectsSchema,
  }),
  searchByMeaning: endpoint({
    ...PATHS.searchByMeaning,
    summary: "The valid projects nearest in meaning to a text",
    auth: "anyone",
    unknownQuery: "ignore",
    body: semanticSearchRequestSchema,
    maxBodyBytes: MAX_BODY_BYTES,
    // Each may be a call that is paid for.
    limit: { requests: 60, windowSeconds: 60 },
    problems: [503],
    response: semanticSearchResultSchema,
  }),
  getSearchStats: endpoint({
    ...PATHS.getSearchStats,
    summary: "How many valid projects can be searched by meaning",
    auth: "anyone",
    unknownQuery: "ignore",
    response: searchStatsSchema,
    problems: [503],
  }),
};
