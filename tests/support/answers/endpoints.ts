import { CONTEXT_WINDOWS } from "./context-windows";
import { type EndpointKind, error, once } from "./endpoint-kind";
import { ENDPOINT_WAITS } from "./endpoint-waits";
import { OPTIONAL_PARTS } from "./optional-parts";

const BAD_GENERATIONS: EndpointKind[] = [
  once("a bad generation, Groq's", {
    status: 400,
    body: error("Failed to generate JSON. Please adjust your prompt.", {
      code: "json_validate_failed",
      failed_generation: '{"title": ',
    }),
  }),
  once("a bad generation, without what was written", {
    status: 400,
    body: error("The model generated invalid output that does not match the schema"),
  }),
  once("a bad generation, 424", {
    status: 424,
    body: { error: "Request failed during generation", error_type: "generation" },
  }),
  once("a bad generation, 422", { status: 422, body: { detail: "Model output is not valid JSON" } }),
  ...[408, 425, 498, 424, 499].map((status) =>
    once(`${status} once`, { status, body: error("Not now.") }, [375]),
  ),
];

const FLAGGED: EndpointKind[] = [
  [403, error("Your input was flagged", { metadata: { reasons: ["violence"], flagged_input: "…" } })],
  [403, error("Content blocked: request violates our usage policies")],
  [400, error("输入内容包含不安全或敏感内容", { code: "1301" })],
  [400, error("Input data may contain inappropriate content.", { code: "data_inspection_failed" })],
  [451, error("Unavailable.")],
].map(([status, body], number) => ({
  name: `a flagged prompt ${number + 1} (${status})`,
  reply: () => ({ status: Number(status), body }),
  expect: "llm_filtered",
  calls: 2,
  says: "content filter",
}));

const KEYS: EndpointKind[] = [
  [401, error("Incorrect API key provided")],
  [400, error("API key not valid. Please pass a valid API key.", { status: "INVALID_ARGUMENT" })],
  [403, error("Forbidden")],
  [401, ""],
].map(([status, body], number) => ({
  name: `a bad key ${number + 1} (${status})`,
  reply: () => ({ status: Number(status), body }),
  expect: "llm_unauthorized",
  calls: 2,
  says: "Set LLM_API_KEY",
}));

/** Every way in which an endpoint refuses or delays, by name. */
export const ENDPOINT_KINDS: readonly EndpointKind[] = [
  ...OPTIONAL_PARTS,
  ...CONTEXT_WINDOWS,
  ...ENDPOINT_WAITS,
  ...BAD_GENERATIONS,
  ...FLAGGED,
  ...KEYS,
];
