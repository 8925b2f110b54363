import "server-only";
import type { z } from "zod";
import type { Access, Endpoint } from "@/lib/contracts/endpoint";
import examples from "@/lib/contracts/examples.json";
import { inputSchema, type JsonSchema } from "./json-schema";
import { responsesOf } from "./responses";

/** Real requests and answers, by endpoint; tests/integration/http/examples.test.ts records them. */
const EXAMPLES: Record<string, { request?: unknown; response?: unknown } | undefined> = examples;

const SECURITY: Record<Access, Record<string, string[]>[]> = {
  anyone: [],
  owner: [{ runToken: [] }, { ownerCookie: [] }, { admin: [] }, { adminSession: [] }],
  admin: [{ admin: [] }, { adminSession: [] }],
};

/** An endpoint as an operation of OpenAPI. @param response the schema of its JSON, or a reference to it */
export function operationOf(name: string, tag: string, endpoint: Endpoint, response: JsonSchema | null) {
  const { request, response: answer } = EXAMPLES[name] ?? {};
  return {
    operationId: name,
    summary: endpoint.summary ?? sentence(name),
    tags: [tag],
    security: SECURITY[endpoint.auth],
    parameters: [
      ...parametersOf("path", endpoint.params),
      ...parametersOf("query", endpoint.query),
      ...parametersOf("header", endpoint.headers),
      ...(endpoint.etag ? [IF_NONE_MATCH] : []),
    ],
    ...requestBodyOf(endpoint, request),
    responses: responsesOf(endpoint, contentOf(endpoint, response, answer)),
  };
}

const IF_NONE_MATCH = {
  name: "If-None-Match",
  in: "header",
  required: false,
  description: "An ETag of before; 304 while it still holds.",
  schema: { type: "string" },
};

function parametersOf(place: "path" | "query" | "header", schemas: z.ZodObject | undefined) {
  if (!schemas) return [];
  const { properties, required = [] } = inputSchema(schemas) as {
    properties: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    ...(description ? { description } : {}),
    schema,
  }));
}

function requestBodyOf(endpoint: Endpoint, example: unknown) {
  if (endpoint.bodyType) {
    const types = [endpoint.bodyType].flat();
    const content = Object.fromEntries(types.map((type) => [type, mediaOf(type, example)]));
    return { requestBody: { required: true, content } };
  }
  if (!endpoint.body) return {};
  const media = { schema: inputSchema(endpoint.body), ...(example === undefined ? {} : { example }) };
  const required = !("bodyOptional" in endpoint && endpoint.bodyOptional);
  return { requestBody: { required, content: { "application/json": media } } };
}

function contentOf(endpoint: Endpoint, schema: JsonSchema | null, example: unknown): Record<string, unknown> {
  if (endpoint.responseType) {
    return Object.fromEntries([endpoint.responseType].flat().map((type) => [type, mediaOf(type, undefined)]));
  }
  return { "application/json": { schema, ...(example === undefined ? {} : { example }) } };
}

/** What a handler reads or writes itself: any JSON, or a text. */
function mediaOf(type: string, example: unknown): JsonSchema {
  if (type !== "application/json") return { schema: { type: "string" } };
  return { schema: {}, ...(example === undefined ? {} : { example }) };
}

/** "listProjects" → "List projects". */
function sentence(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
