import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rememberSecrets } from "@/lib/core/secrets";
import { providerError, providerMessage } from "@/lib/net/provider-error";

describe("a provider's message", () => {
  it.each<[string, unknown, string]>([
    ["OpenAI", { error: { message: "Bad key.", code: "invalid_api_key" } }, "Bad key."],
    ["Ollama", { error: "model 'x' not found" }, "model 'x' not found"],
    ["vLLM", { object: "error", message: "No such model.", code: 404 }, "No such model."],
    ["FastAPI", { detail: "Not Found" }, "Not Found"],
    ["FastAPI's validation", { detail: [{ loc: ["body"], msg: "wrong" }] }, "body: wrong"],
    [
      "a proxy's page",
      "<html><title>x</title><body><h1>502</h1>\n Bad  gateway</body></html>",
      "502 Bad gateway",
    ],
    ["a list of errors", [{ error: { code: 429, message: "Slow down." } }], "Slow down."],
    ["a status beside the message", { error: "Bad Request", message: "No such field." }, "No such field."],
    [
      "JSON within the message",
      { error: { message: '{"error":{"message":"Out of tokens today."}}' } },
      "Out of tokens today.",
    ],
    [
      "a gateway's prefix",
      {
        error: {
          message:
            'RateLimitError: GeminiException - {\n "error": {"code": 429, "message": "Come back later."}}',
        },
      },
      "Come back later.",
    ],
    [
      "Python's spelling",
      "Error code: 400 - {'error': {'message': \"It can't.\", 'code': None}}",
      "It can't.",
    ],
    [
      "a gateway with its provider's body",
      {
        error: {
          message: "Provider returned error",
          metadata: { raw: '[{"error":{"message":"Model is busy now."}}]' },
        },
      },
      "Provider returned error: Model is busy now.",
    ],
    ["other names", { Code: 7, ErrorMsg: "Quota ist erschöpft." }, "Quota ist erschöpft."],
    ["nothing", undefined, ""],
    ["control characters", { error: "a\u0000b\u001b[31mc\u202ed" }, "a bcd"],
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

describe("a secret in a provider's message", () => {
  const key = "our-very-own-key-90718263";
  const halves = [key.slice(0, 12), key.slice(12)];

  it.each<[string, unknown]>([
    ["is cut at the 300th character", { error: { message: `${"x".repeat(284)} ${key}` } }],
    ["is split by a tag", `<p>Bad key ${halves.join("<b>")}</p>`],
    ["is split by a style sheet", `Bad key ${halves.join("<style>p { color: red }</style>")}`],
    ["is split by characters nobody sees", { error: [...key].join("\u200b") }],
    ["is split by escape sequences", { error: [...key].join("\u001b[0m"), code: [...key].join("\u001b[0m") }],
    ["is split by line breaks", { detail: halves.join("\r\n\t") }],
    ["stands in an address", { message: `GET /v1?key=${encodeURIComponent(key)} failed` }],
    ["is percent-encoded", { error: key.replaceAll("-", "%2D").replaceAll("0", "%2530") }],
    ["is in base64", { error: { message: `Basic ${Buffer.from(`u:${key}`).toString("base64")}` } }],
    ["stands where no message is looked for", { errors: [{ hint: { auth: halves } }] }],
    ["is JSON in a text", { error: { message: JSON.stringify({ raw: JSON.stringify({ key }) }) } }],
  ])("%s", (_how, body) => {
    rememberSecrets([key]);
    const seen = providerMessage(body);
    expect(seen).toContain("[key]");
    expect(seen.replace(/\W/g, "")).not.toMatch(/our|very|own|9071|8263|b3VyLXZ/);
  });

  it("is masked in the other fields of an error too", () => {
    rememberSecrets([key]);
    const error = { message: "x", code: `${"x".repeat(90)} ${key}`, type: key, param: `a.${key}` };
    expect(JSON.stringify(providerError({ error }))).not.toContain("our");
  });
});
