import { createChat } from "./answer-chat";
import { Catalogue } from "./catalogue";
import { type ChatRequest, chatRequestSchema } from "./chat-request";
import { parseContent } from "./content";
import type { Content } from "./content-schema";
import { hash } from "./text/random";

const MODEL = { id: "built-in", object: "model", created: 0, owned_by: "waywo" };

const MAX_BODY_CHARACTERS = 2_000_000;

/**
 * An OpenAI-compatible endpoint without a network: `new OpenAI({ fetch: createComposer().fetch, … })`. It answers
 * chat completions and the list of models. Keep one instance, since it remembers which names it gave.
 *
 * @throws Error when the content is not valid
 */
export function createComposer(content: Content = parseContent()): { fetch: typeof fetch } {
  const chat = createChat(new Catalogue(content));
  return {
    async fetch(input, init) {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      const path = new URL(request.url).pathname;
      if (request.method === "GET" && path.endsWith("/models"))
        return Response.json({ object: "list", data: [MODEL] });
      if (request.method === "GET" && path.endsWith(`/models/${MODEL.id}`)) return Response.json(MODEL);
      if (!path.endsWith("/chat/completions")) return refuse(404, `Unknown path ${path}.`, "not_found");
      if (request.method !== "POST")
        return refuse(405, "Chat completions are asked for with POST.", "method_not_allowed");
      const body = await request.text();
      request.signal.throwIfAborted();
      if (body.length > MAX_BODY_CHARACTERS) return refuse(413, "The body is too large.", "body_too_large");
      return complete(body, chat);
    },
  };
}

function complete(body: string, chat: (request: ChatRequest) => string): Response {
  const parsed = chatRequestSchema.safeParse(parseJson(body));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const param = issue?.path.join(".") || null;
    return refuse(400, issue?.message ?? "The body is not valid.", "invalid_value", param);
  }
  if (parsed.data.stream)
    return refuse(400, "The built-in composer does not stream.", "unsupported_value", "stream");
  return Response.json(completion(parsed.data, chat(parsed.data)));
}

function completion(request: ChatRequest, answer: string) {
  const maxTokens = request.max_completion_tokens ?? request.max_tokens ?? Number.POSITIVE_INFINITY;
  const content = tokens(answer).slice(0, maxTokens).join("");
  const promptTokens = request.messages.reduce((sum, message) => sum + tokens(message.content).length + 4, 3);
  const completionTokens = tokens(content).length;
  return {
    id: `chatcmpl-built-in-${hash(answer + promptTokens).toString(36)}`,
    object: "chat.completion",
    created: Math.floor(Date.now() / 1000),
    model: MODEL.id,
    choices: [
      {
        index: 0,
        message: { role: "assistant", content, refusal: null },
        logprobs: null,
        finish_reason: content.length < answer.length ? "length" : "stop",
      },
    ],
    usage: {
      prompt_tokens: promptTokens,
      completion_tokens: completionTokens,
      total_tokens: promptTokens + completionTokens,
    },
  };
}

/** Roughly what a tokeniser produces: up to six letters, up to three digits, or one sign. */
const tokens = (text: string): string[] => text.match(/\s?\p{L}{1,6}|\p{N}{1,3}|[^\s\p{L}\p{N}]|\s+/gu) ?? [];

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
