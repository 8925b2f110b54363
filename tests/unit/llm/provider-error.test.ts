import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskSecrets, providerMessage } from "@/lib/llm/provider-error";

describe("a provider's message", () => {
  it.each<[string, unknown, string]>([
    ["OpenAI", { error: { message: "Bad key.", code: "invalid_api_key" } }, "Bad key."],
    ["Ollama", { error: "model 'x' not found" }, "model 'x' not found"],
    ["vLLM", { object: "error", message: "No such model.", code: 404 }, "No such model."],
    ["FastAPI", { detail: "Not Found" }, "Not Found"],
    [
      "FastAPI's validation",
      { detail: [{ loc: ["body"], msg: "wrong" }] },
      '[{"loc":["body"],"msg":"wrong"}]',
    ],
    [
      "a proxy's page",
      "<html><title>x</title><body><h1>502</h1>\n Bad  gateway</body></html>",
      "502 Bad gateway",
    ],
    ["nothing", undefined, ""],
    ["control characters", { error: "a\u0000b\u001b[31mc\u202ed" }, "a b [31mc d"],
  ])("is read from the shape of %s", (_name, body, wanted) => {
    expect(providerMessage(body)).toBe(wanted);
  });

  it("is empty for a hostile body that is nested too deeply", () => {
    let body: object = { other: 1 };
    for (let depth = 0; depth < 100_000; depth++) body = { inner: body };
    expect(providerMessage(body)).toBe("");
    expect(providerMessage({ error: { error: { error: { error: { error: { error: "deep" } } } } } })).toBe(
      "",
    );
  });

  it("is one line of at most 300 characters, whatever the body", () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        const sentence = providerMessage(body);
        expect(sentence.length).toBeLessThanOrEqual(300);
        expect(sentence).not.toMatch(/[\r\n]/);
      }),
    );
  });
});

describe("secrets", () => {
  it("are masked, the given one and whatever looks like one", () => {
    const text =
      "Key my-own-key and sk-proj-abcdef123456, also sk-ab******yz01, nvapi-XYZ12345678; Bearer abc.def";
    expect(maskSecrets(text, "my-own-key")).toBe("Key [key] and [key], also [key], [key]; [key]");
  });

  it("leave ordinary words alone", () => {
    const text = "The key-value store, key-management and sk-learn_pipelines of a task-force.";
    expect(maskSecrets(text, undefined)).toBe(text);
  });
});
