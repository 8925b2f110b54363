import "server-only";
import { llmEndpoint } from "@/lib/llm/endpoint";

/** Whether there is a model that can read: the built-in composer only writes, and does not pretend. */
export const hasModel = () => llmEndpoint().twin === "external";

/** Said while there is none. */
export const NEEDS_MODEL =
  "The comments are stored, but no model is set that could read them: set LLM_BASE_URL and LLM_MODEL_NAME, and they are read by themselves.";
