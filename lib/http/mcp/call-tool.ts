import "server-only";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import type { Endpoint } from "@/lib/contracts/endpoint";
import type { RouteHandler } from "../with-problems";
import { type EndpointTool, headerArgument } from "./tools";

type Arguments = Record<string, unknown>;
type Texts = Record<string, string>;

/** What a call of a tool keeps of the request that brought it: who asks, and for limits and log from where. */
const KEPT = ["authorization", "cookie", "x-run-token", "x-client-address", "x-request-id"];

/**
 * Calls an endpoint's own route, so that its rights, limits and checks are those of the API. A problem is the tool's
 * error, as the API has it.
 */
export async function callTool(
  { endpoint, tool }: EndpointTool,
  handler: RouteHandler,
  args: Arguments,
  request: Request,
): Promise<CallToolResult> {
  const known = Object.keys(tool.inputSchema.properties ?? {});
  const unknown = Object.keys(args).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const takes = `${tool.name} takes ${known.join(", ")}.`;
    return failure(`There is no argument ${unknown.join(", ").slice(0, 100)}. ${takes}`);
  }
  const params = textsOf(endpoint.params, args);
  const headers = textsOf(endpoint.headers, args, headerArgument);
  // A header cannot even be sent with every text.
  const checked = endpoint.headers?.safeParse(headers);
  if (checked?.error) return failure(checked.error.issues.map(({ message }) => message).join(" "));
  const response = await handler(requestTo(endpoint, { params, headers, args }, request), {
    params: Promise.resolve(params),
  });
  const text = await response.text();
  if (!response.ok) return failure(text);
  return { content: [{ type: "text", text }], structuredContent: JSON.parse(text) };
}

function requestTo(
  { method, path, query, body }: Endpoint,
  { params, headers, args }: { params: Texts; headers: Texts; args: Arguments },
  request: Request,
): Request {
  const url = new URL(
    path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? "")),
    request.url,
  );
  for (const [name, text] of Object.entries(textsOf(query, args))) url.searchParams.set(name, text);
  const sent = new Headers(headers);
  for (const name of KEPT) {
    const value = request.headers.get(name);
    if (value !== null) sent.set(name, value);
  }
  const init = { method, headers: sent, signal: request.signal };
  if (!(body instanceof z.ZodObject)) return new Request(url, init);
  sent.set("content-type", "application/json");
  return new Request(url, { ...init, body: JSON.stringify(Object.fromEntries(pick(body, args))) });
}

/** The arguments that a part of the request takes; null counts as left out. */
function pick(part: z.ZodObject | undefined, args: Arguments, argument = (name: string) => name) {
  return Object.keys(part?.shape ?? {}).flatMap((name) => {
    const value = args[argument(name)];
    return value == null ? [] : [[name, value] as const];
  });
}

function textsOf(part: z.ZodObject | undefined, args: Arguments, argument?: (name: string) => string): Texts {
  const texts = pick(part, args, argument).map(([name, value]) => [
    name,
    typeof value === "object" ? JSON.stringify(value) : String(value),
  ]);
  return Object.fromEntries(texts);
}

const failure = (text: string): CallToolResult => ({ isError: true, content: [{ type: "text", text }] });
