import type { StubModel } from "./stub-model/stub";

/** The environment of an app whose model and embeddings are a stub's. */
export function stubEnv(stub: StubModel, more: Record<string, string> = {}): Record<string, string> {
  return {
    LLM_BASE_URL: stub.url,
    LLM_MODEL_NAME: "stub",
    LLM_API_KEY: "sk-stub-secret-key",
    EMBEDDING_BASE_URL: stub.url,
    EMBEDDING_MODEL_NAME: "stub-vectors",
    // The stub's vectors say nothing of what a text is about: by them, any two purposes may be one.
    PURPOSE_THRESHOLD: "1",
    ...more,
  };
}
