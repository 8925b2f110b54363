import { z } from "zod";
import { endpoint } from "./endpoint";
import { MAX_BODY_BYTES } from "./limits";
import { PATHS } from "./paths";

/** Longer than any that works; how long a value may be is checked as that of its setting. */
const text = (name: string) =>
  z.string({ error: `${name} is a text.` }).max(5000, { error: `${name} is too long.` });

const endpointFields = {
  /** As LLM_BASE_URL and EMBEDDING_BASE_URL take it; of kind `waywo`, as EMBEDDING_URL does. */
  base_url: text("base_url").min(1, { error: "Enter the address of the endpoint." }),
  /** Left out, the key in use goes along if the address is the one in use, and none if it is another. */
  api_key: text("api_key").nullish(),
};

const failureSchema = z.object({
  code: z.string(),
  /** What went wrong, with the provider's words where there are any. */
  message: z.string(),
  /** What to do about it. */
  advice: z.string(),
  /** Whether the same may succeed later. */
  retryable: z.boolean(),
});
export type ConnectionFailure = z.infer<typeof failureSchema>;

const modelListSchema = z.object({
  ok: z.boolean(),
  error: failureSchema.nullable(),
  /** By name, the first 2,000; `context` is the window in tokens, where the endpoint tells it. */
  models: z.array(z.object({ name: z.string(), context: z.int().nullable() })),
  /** All of the list that can be chosen. */
  total: z.int(),
});
export type ModelList = z.infer<typeof modelListSchema>;

/** `ignored`: taken, and the answer did not keep to it. Null where it was not tried. */
const abilitySchema = z.enum(["yes", "no", "ignored"]).nullable();
export type Ability = z.infer<typeof abilitySchema>;

const modelTestSchema = z.object({
  ok: z.boolean(),
  error: failureSchema.nullable(),
  model: z.string(),
  host: z.string(),
  /** What the model made of the question's idea; null where its answer could not be used. */
  answer: z.object({ title: z.string(), short_description: z.string() }).nullable(),
  json_schema: abilitySchema,
  json_object: abilitySchema,
  seed: abilitySchema,
  system_role: abilitySchema,
  /** The window in tokens, where the endpoint tells it. */
  context: z.int().nullable(),
  /** Of the answer, as it was written; null where the endpoint counts no tokens. */
  tokens_per_second: z.number().nullable(),
  /** That all requests took. */
  seconds: z.number(),
  /** That were sent, the last one to try json_object among them. */
  requests: z.int(),
  prompt_tokens: z.int(),
  completion_tokens: z.int(),
});
export type ModelTest = z.infer<typeof modelTestSchema>;

const embeddingTestSchema = z.object({
  ok: z.boolean(),
  error: failureSchema.nullable(),
  model: z.string(),
  host: z.string(),
  /** Numbers in a vector. */
  dimensions: z.int().nullable(),
  /** That one batch of texts took, and how many they were. */
  seconds: z.number(),
  texts: z.int(),
  /** What giving every project a vector of this model takes. */
  reembedding: z.object({
    projects: z.int(),
    /** Estimated from the texts. */
    tokens: z.int(),
    /** At the pace of this test; null where it failed. */
    seconds: z.number().nullable(),
    /** US dollars by EMBEDDING_PRICE_INPUT; null where that is not set. */
    cost: z.number().nullable(),
  }),
});
export type EmbeddingTest = z.infer<typeof embeddingTestSchema>;

const admins = { auth: "admin", unknownQuery: "refuse", maxBodyBytes: MAX_BODY_BYTES } as const;

export const connectionEndpoints = {
  listModels: endpoint({
    ...PATHS.listModels,
    ...admins,
    summary: "The models that an endpoint has",
    body: z.strictObject(
      {
        ...endpointFields,
        service: z.enum(["llm", "embeddings"], { error: "service is llm or embeddings." }),
      },
      { error: "Send an object." },
    ),
    response: modelListSchema,
  }),
  testModel: endpoint({
    ...PATHS.testModel,
    ...admins,
    summary: "Ask a model one question, and say what it can do",
    body: z.strictObject({ ...endpointFields, model: text("model").nullish() }, { error: "Send an object." }),
    response: modelTestSchema,
  }),
  testEmbeddings: endpoint({
    ...PATHS.testEmbeddings,
    ...admins,
    summary: "Have an embedding service embed some texts, and say what re-embedding would take",
    body: z.strictObject(
      {
        ...endpointFields,
        model: text("model").nullish(),
        kind: z.enum(["openai", "waywo"], { error: "kind is openai or waywo." }).default("openai"),
      },
      { error: "Send an object." },
    ),
    response: embeddingTestSchema,
  }),
};
