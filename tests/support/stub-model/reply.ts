import type { ServerResponse } from "node:http";
import { hash, seeded } from "./random";
import type { StubFault, StubOptions, StubReply, StubRequest } from "./types";

/** Sends a reply of any kind. */
export function sendReply(response: ServerResponse, reply: StubReply, request: StubRequest): void {
  if ("fault" in reply) FAULTS[reply.fault](response);
  else if ("say" in reply) send(response, 200, completion(reply, request));
  else send(response, reply.status, reply.body, reply.headers);
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const text = typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body ?? {});
  const type = typeof body === "string" ? "text/plain" : "application/json";
  response.writeHead(status, { "content-type": type, ...headers }).end(text);
}

function completion(
  { say, finish = "stop", message, usage }: Extract<StubReply, { say: unknown }>,
  { body, messages, index }: StubRequest,
): unknown {
  const tokens = (text: string) => Math.ceil(text.length / 4);
  const prompt = tokens(messages.map(({ content }) => content).join(""));
  const completionTokens = tokens(typeof say === "string" ? say : JSON.stringify(say ?? ""));
  const counted = {
    prompt_tokens: prompt,
    completion_tokens: completionTokens,
    total_tokens: prompt + completionTokens,
  };
  return {
    id: `stub-${index}`,
    object: "chat.completion",
    created: 1_790_000_000,
    model: body.model,
    choices: [{ index: 0, message: { role: "assistant", content: say, ...message }, finish_reason: finish }],
    ...(usage === null ? {} : { usage: usage ?? counted }),
  };
}

const HALF =
  '{"id":"stub","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"';
const JSON_TYPE = { "content-type": "application/json" };

const FAULTS: Record<StubFault, (response: ServerResponse) => void> = {
  "429": (response) =>
    send(
      response,
      429,
      { error: { message: "Too many requests.", type: "rate_limit" } },
      { "retry-after": "0" },
    ),
  "500": (response) =>
    send(response, 500, { error: { message: "The model fell over.", type: "server_error" } }),
  garbage: (response) => send(response, 200, "\u0000\u0007<html>}{]] not an answer", JSON_TYPE),
  reset: (response) => void response.socket?.resetAndDestroy(),
  stall: () => {},
  stall_body: (response) => void response.writeHead(200, JSON_TYPE).write(HALF),
  half_reset: (response) => {
    response.writeHead(200, JSON_TYPE).write(HALF, () => response.socket?.resetAndDestroy());
  },
  drip: (response) => {
    response.writeHead(200, JSON_TYPE).write(HALF);
    const drops = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(drops));
  },
  huge: (response) => {
    response.writeHead(200, JSON_TYPE).write(HALF);
    const block = "x".repeat(256 * 1024);
    const pour = () => {
      while (!response.destroyed && response.write(block));
    };
    response.on("drain", pour);
    pour();
  },
};

const DEFAULT_FAULTS: StubFault[] = ["429", "500", "reset", "stall", "garbage"];

/** The fault a chat call meets, by the seed and the call's number; undefined for most. */
export function faultFor(
  { route, index }: StubRequest,
  { faults, seed = 1 }: StubOptions,
): StubReply | undefined {
  if (!faults || route !== "chat") return undefined;
  const random = seeded(hash(`fault ${index}`, seed));
  if (random() >= faults.share) return undefined;
  const kinds = faults.kinds ?? DEFAULT_FAULTS;
  return { fault: kinds[Math.floor(random() * kinds.length)] ?? "500" };
}
