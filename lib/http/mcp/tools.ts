import "server-only";
import type { Tool } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import { ENDPOINTS } from "@/lib/contracts";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { inputSchema, outputSchema } from "../openapi/json-schema";

interface ToolDeclaration {
  /** Its name in the list of endpoints; there is no tool without it. */
  endpoint: string;
  title: string;
  description: string;
  /** What its name does not say of an argument. */
  hints?: Record<string, string>;
}

const TOOLS: Record<string, ToolDeclaration> = {
  generate_ideas: {
    endpoint: "createRun",
    title: "Generate project ideas",
    description:
      "Starts a run that designs new project ideas, learning from the stored ones, and answers at once with its task_id. Ask run_status until its state is SUCCESS or FAILURE. This spends the tokens of whoever runs the server.",
    hints: {
      num_ideas: "How many ideas.",
      seed_tags: "What the ideas should be about; null for anything.",
      creativity: "The model's temperature.",
      seed: "The same seed draws the same samples again.",
      min_idea_score: "Ideas with a lower score are written again, as max_candidates allows.",
      max_candidates: "How many may be written for an idea before the best of them is taken.",
      ideas_per_call: "Alternatives that one call writes.",
      language: "What ideas are written in, as a language tag; null for that of the corpus.",
      judge: "absolute scores each idea by itself, pairwise also ranks the run's ideas.",
      measures: "What is done for better ideas; each can be switched off.",
      idempotency_key: "The same key and arguments give the same run for 24 hours.",
    },
  },
  run_status: {
    endpoint: "getRunStatus",
    title: "How far a run is",
    description:
      "State, progress, saved projects (project_ids) and errors of a run. list_projects with its run_id gives its ideas.",
  },
  list_projects: {
    endpoint: "listProjects",
    title: "List projects",
    description: "One page of the projects that match: collected ones and generated ideas.",
    hints: { tags: "Separated by commas.", run_id: "Of the run that made them." },
  },
  search_projects: {
    endpoint: "searchByMeaning",
    title: "Search projects by meaning",
    description: "The projects nearest in meaning to a text.",
  },
  similar_projects: {
    endpoint: "listSimilarProjects",
    title: "Similar projects",
    description: "The projects nearest in meaning to one.",
  },
};

/** A tool and the endpoint that it calls. */
export interface EndpointTool {
  endpointName: string;
  endpoint: Endpoint;
  tool: Tool;
}

/** The argument for a header: "Idempotency-Key" → "idempotency_key". */
export const headerArgument = (header: string) => header.toLowerCase().replaceAll("-", "_");

/** Every tool whose endpoint there is, by name. */
export const ENDPOINT_TOOLS: ReadonlyMap<string, EndpointTool> = new Map(
  Object.entries(TOOLS).flatMap(([name, declaration]) => {
    const endpoint = (ENDPOINTS as Record<string, Endpoint>)[declaration.endpoint];
    if (!endpoint) return [];
    return [
      [name, { endpointName: declaration.endpoint, endpoint, tool: toolOf(name, declaration, endpoint) }],
    ];
  }),
);

function toolOf(name: string, { title, description, hints = {} }: ToolDeclaration, endpoint: Endpoint): Tool {
  const { properties = {}, required = [] } = inputSchema(z.object(argumentsOf(endpoint))) as {
    properties?: Record<string, object>;
    required?: string[];
  };
  const hinted = Object.entries(properties).map(([argument, schema]) => [
    argument,
    { ...schema, ...(hints[argument] ? { description: hints[argument] } : {}) },
  ]);
  const readOnly = name !== "generate_ideas";
  return {
    name,
    title,
    description,
    inputSchema: {
      type: "object",
      properties: Object.fromEntries(hinted),
      required,
      additionalProperties: false,
    },
    ...(endpoint.response ? { outputSchema: outputSchema(endpoint.response) as Tool["outputSchema"] } : {}),
    annotations: { readOnlyHint: readOnly, destructiveHint: false, openWorldHint: !readOnly },
  };
}

/** Whatever the endpoint takes, and wherever, is an argument. */
function argumentsOf({ params, query, body, headers }: Endpoint): z.ZodRawShape {
  const named = Object.entries(headers?.shape ?? {}).map(([name, schema]) => [headerArgument(name), schema]);
  return {
    ...params?.shape,
    ...query?.shape,
    ...(body instanceof z.ZodObject ? body.shape : {}),
    ...Object.fromEntries(named),
  };
}
