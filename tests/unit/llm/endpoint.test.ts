import { describe, expect, it, vi } from "vitest";
import { makeEndpoint } from "@/lib/llm/endpoint";

const UNSET = {
  LLM_BASE_URL: undefined,
  LLM_MODEL_NAME: undefined,
  LLM_API_KEY: undefined,
  LLM_TIMEOUT_MS: 60_000,
  LLM_EXTRA_BODY: undefined,
};

describe("the endpoint of the settings", () => {
  it("is the built-in composer where it names none", () => {
    expect(makeEndpoint(UNSET)).toMatchObject({ twin: "built-in", model: "built-in" });
  });

  it("is external if any of the three is set, with working defaults for the rest", () => {
    expect(makeEndpoint({ ...UNSET, LLM_BASE_URL: "http://127.0.0.1:8000/v1" })).toMatchObject({
      twin: "external",
      model: "default",
      host: "127.0.0.1:8000",
      client: { apiKey: "none" },
    });
    expect(makeEndpoint({ ...UNSET, LLM_MODEL_NAME: "gpt-small", LLM_API_KEY: "sk-1" })).toMatchObject({
      twin: "external",
      model: "gpt-small",
      host: "api.openai.com",
      client: { apiKey: "sk-1" },
    });
  });

  it("is never taken from the SDK's own variables", () => {
    vi.stubEnv("OPENAI_BASE_URL", "http://elsewhere.example/v1");
    vi.stubEnv("OPENAI_API_KEY", "sk-elsewhere");
    vi.stubEnv("OPENAI_ORG_ID", "org-elsewhere");
    const { client, host } = makeEndpoint({ ...UNSET, LLM_MODEL_NAME: "gpt-small" });
    vi.unstubAllEnvs();
    expect([host, client.apiKey, client.organization]).toEqual(["api.openai.com", "none", null]);
  });

  it("tells two models of one address apart", () => {
    const keys = ["a", "b"].map((name) => makeEndpoint({ ...UNSET, LLM_MODEL_NAME: name }).key);
    expect(new Set(keys).size).toBe(2);
  });
});
