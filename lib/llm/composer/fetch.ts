import "server-only";
import { countTokens, firstTokens } from "./count-tokens";
import { hash } from "./dice";
import { type ChatRequest, chatRequestSchema } from "./read-request";
import { writeAnswer } from "./write-answer";

/** The name the composer goes by wherever a model is named. */
export const BUILT_IN_MODEL = "built-in";

/** Longest body the composer reads, in characters. */
const LONGEST_BODY = 2_000_000;

/**
 * The built-in composer as an OpenAI-compatible endpoint without a network: `new OpenAI({ fetch: composerFetch,
 * baseURL: "http://built-in/v1", apiKey: "built-in" })`. Answers chat completions and the list of models;
 * everything else is refused in OpenAI's error shape. Rejects like fetch when its signal is aborted.
 */
export const composerFetch: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  request.signal.throwIfAborted();
  const path = new URL(request.url).pathname;
  const model = { id: BUILT_IN_MODEL, object: "model", created: 0, owned_by: "waywo" };
  if (request.method === "GET" && path.endsWith("/models"))
    return Response.json({ object: "list", data: [model] });
  if (request.method === "GET" && path.endsWith(`/models/${BUILT_IN_MODEL}`)) return Response.json(model);
  if (!path.endsWith("/chat/completions")) return refuse(404, `Unknown path ${path}.`, "not_found");
  if (request.method !== "POST")
    return refuse(405, "Chat completions are asked for with POST.", "method_not_allowed");
  const body = await request.text();
  request.signal.throwIfAborted();
  if (body.length > LONGEST_BODY) return refuse(413, "The body is too large.", "body_too_large");
  return complete(body);
};

function complete(body: string): Response {
  const parsed = chatRequestSchema.safeParse(parseJson(body));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse(
      400,
      issue?.message ?? "The body is not valid.",
      "invalid_value",
      issue?.path.join(".") || null,
    );
  }
  if (parsed.data.stream) {
    return refuse(400, "The built-in composer does not stream.", "unsupported_value", "stream");
  }
  return Response.json(completionOf(parsed.data));
}

function completionOf(request: ChatRequest) {
  const answer = writeAnswer(request);
  const most = request.max_completion_tokens ?? request.max_tokens ?? Number.POSITIVE_INFINITY;
  const content = firstTokens(answer, most);
  const prompt = request.messages.reduce((sum, message) => sum + countTokens(message.content) + 4, 3);
  const completion = countTokens(content);
  return {
    id: `chatcmpl-built-in-${hash(answer + prompt).toString(36)}`,
    object: "chat.completion",
    created: Math.floor(Date.now() / 1000),
    model: BUILT_IN_MODEL,
    choices: [
      {
        index: 0,
        message: { role: "assistant", content, refusal: null },
        logprobs: null,
        finish_reason: content.length < answer.length ? "length" : "stop",
      },
    ],
    usage: { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion },
  };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function refuse(status: number, message: string, code: string, param: string | null = null): Response {
  return Response.json({ error: { message, type: "invalid_request_error", param, code } }, { status });
}
