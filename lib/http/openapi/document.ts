import "server-only";
import type { z } from "zod";
import { ENDPOINTS } from "@/lib/contracts";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { problemSchema } from "@/lib/contracts/problem";
import manifest from "@/package.json";
import { type JsonSchema, outputSchema } from "./json-schema";
import { operationOf } from "./operation";

/** Groups by the path's second part; any other is named after it. */
const TAGS: Record<string, string> = {
  "generate-ideas": "Runs",
  "waywo-projects": "Projects",
  "waywo-posts": "Hacker News",
  "waywo-comments": "Hacker News",
  "semantic-search": "Projects",
  "sample-corpus": "Projects",
  session: "Admins",
  settings: "Admins",
  mcp: "Agents",
  "openapi.json": "Service",
  health: "Service",
};

const TAG_DESCRIPTIONS: Record<string, string> = {
  Runs: "Generating ideas.",
  Batches: "Thousands of ideas, as runs of 50 under one id.",
  Projects: "What people say they are building, and what was generated here.",
  "Hacker News": "Threads and the comments that projects were found in.",
  Tags: "Which tags are known, and which go together.",
  Explore: "The map of all projects, their tags, and pairs of tags that no project combines.",
  Admins: "Signing in, and what only admins see.",
  Agents: "The Model Context Protocol.",
  Service: "The server itself.",
};

const SECURITY_SCHEMES = {
  admin: { type: "http", scheme: "bearer", description: "An admin's token, or `ADMIN_TOKEN`." },
  adminSession: {
    type: "apiKey",
    in: "cookie",
    name: "waywo_session",
    description: "Set by signing in; `__Host-waywo_session` over HTTPS.",
  },
  runToken: {
    type: "apiKey",
    in: "header",
    name: "X-Run-Token",
    description: "The `run_token` of the answer that started the run.",
  },
  ownerCookie: {
    type: "apiKey",
    in: "cookie",
    name: "waywo_owner",
    description: "Set by the answer that started a run; browsers send it by themselves.",
  },
};

let made: ReturnType<typeof makeDocument> | undefined;

/** The API's description in OpenAPI 3.1, made from the list of endpoints and the schemas that validate; made once. */
export function openApiDocument(): ReturnType<typeof makeDocument> {
  made ??= makeDocument();
  return made;
}

function makeDocument() {
  const endpoints = Object.entries<Endpoint>(ENDPOINTS);
  const schemas = new Schemas();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, endpoint] of endpoints) {
    const response = endpoint.response ? schemas.refer(name, endpoint.response) : null;
    const operation = operationOf(name, tagOf(endpoint.path), endpoint, response);
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation };
  }
  const tags = [...new Set(endpoints.map(([, { path }]) => tagOf(path)))].sort();
  return {
    openapi: "3.1.1",
    info: {
      title: "Waywo Designer",
      version: manifest.version,
      description:
        "Generates project ideas, and lists what people say they are building. A superset of waywo's own API.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/", description: "This server" }],
    tags: tags.map((name) => ({ name, description: TAG_DESCRIPTIONS[name] ?? `${name}.` })),
    paths,
    components: {
      schemas: { ...schemas.all, Problem: outputSchema(problemSchema) },
      securitySchemes: SECURITY_SCHEMES,
    },
  };
}

function tagOf(path: string): string {
  const [, , group = ""] = path.split("/");
  return TAGS[group] ?? group.charAt(0).toUpperCase() + group.slice(1).replaceAll("-", " ");
}

/** Response schemas as components, each once: named after the first endpoint that answers with it. */
class Schemas {
  readonly all: Record<string, JsonSchema> = {};
  readonly #names = new Map<z.ZodType, string>();

  refer(endpoint: string, schema: z.ZodType): JsonSchema {
    const name = this.#names.get(schema) ?? `${endpoint.charAt(0).toUpperCase()}${endpoint.slice(1)}Response`;
    if (!this.#names.has(schema)) this.all[name] = outputSchema(schema);
    this.#names.set(schema, name);
    return { $ref: `#/components/schemas/${name}` };
  }
}
