import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { probeLlm } from "@/lib/health/probes";
import { makeEndpoint } from "@/lib/llm/endpoint";
import { STUB_KEY, testDeps } from "@/tests/support/stub-model/questions";
import { StubModel } from "@/tests/support/stub-model/stub";

let stub: StubModel;
beforeEach(async () => {
  stub = await StubModel.start();
});
afterEach(() => stub.close());

const probe = () => probeLlm(testDeps(stub.url).endpoint);

describe("the health of the model endpoint", () => {
  it("is good where it lists its models", async () => {
    expect(await probe()).toEqual({ ok: true, twin: "external", name: "stub", took_ms: expect.any(Number) });
    expect(stub.counts.byRoute.models).toBe(1);
  });

  it("is good where it answers, but lists no models", async () => {
    stub.answer(() => ({ status: 405, body: {} }));
    expect(await probe()).toMatchObject({ ok: true });
  });

  it("is bad where it refuses the key, and says so without it", async () => {
    stub.answer(() => ({ status: 401, body: { error: { message: `Bad key ${STUB_KEY}` } } }));
    expect(await probe()).toMatchObject({
      ok: false,
      error: "The model endpoint refused the key: Bad key [key]. Set LLM_API_KEY to a key it accepts.",
    });
  });

  it("is bad where nobody listens", async () => {
    const { host } = new URL(stub.url);
    const { endpoint } = testDeps(stub.url);
    await stub.close();
    expect(await probeLlm(endpoint)).toMatchObject({
      ok: false,
      error: `LLM endpoint unreachable: ${host}, connection refused.`,
    });
    stub = await StubModel.start();
  });

  it("is that of the built-in composer where no endpoint is configured", async () => {
    const endpoint = makeEndpoint({
      LLM_BASE_URL: undefined,
      LLM_MODEL_NAME: undefined,
      LLM_API_KEY: undefined,
      LLM_TIMEOUT_MS: 1_000,
      LLM_EXTRA_BODY: undefined,
    });
    expect(await probeLlm(endpoint)).toMatchObject({ ok: true, twin: "built-in", name: "built-in" });
  });
});
