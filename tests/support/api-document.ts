import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { expect } from "vitest";
import { ENDPOINTS } from "@/lib/contracts";
import type { Endpoint } from "@/lib/contracts/endpoint";
import type { EndpointName } from "@/lib/contracts/paths";
import { openApiDocument } from "@/lib/http/openapi/document";

const document = openApiDocument();

export interface Operation {
  operationId: EndpointName;
  parameters: { name: string; in: "path" | "query" | "header"; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object; example?: unknown }> };
  responses: Record<string, { content?: Record<string, { schema: object; example?: unknown }> }>;
}

/** An endpoint as the document has it. */
export function operationOf(name: EndpointName): Operation {
  const { method, path } = ENDPOINTS[name];
  const operation = document.paths[path]?.[method.toLowerCase()];
  if (!operation) throw new Error(`${name} is not in the document.`);
  return operation as Operation;
}

// Formats are annotations in JSON Schema 2020-12; what counts is also said as a pattern.
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
const ID = "waywo";
ajv.addSchema(document, ID);
const validators = new Map<string, ValidateFunction>();

/** Throws unless a JSON text is what the document says of this status and media type. */
export async function expectDocumented(name: EndpointName, response: Response, what = name as string) {
  const { method, path, response: declared }: Endpoint = ENDPOINTS[name];
  const documented = operationOf(name).responses[response.status];
  expect(documented, `${what} answered ${response.status}`).toBeDefined();
  expect(response.headers.get("x-request-id"), what).toMatch(/^[\da-f-]{36}$/);
  if (!documented?.content) return expect(await response.text(), what).toBe("");
  const type = response.headers.get("content-type")?.split(";")[0] ?? "";
  expect(Object.keys(documented.content), what).toContain(type);
  if (!type.endsWith("json") || declared === undefined) return response.body?.cancel();
  const parts = [
    "paths",
    path,
    method.toLowerCase(),
    "responses",
    response.status,
    "content",
    type,
    "schema",
  ];
  const pointer = parts.map((part) => String(part).replaceAll("~", "~0").replaceAll("/", "~1")).join("/");
  const validate = validators.get(pointer) ?? ajv.compile({ $ref: `${ID}#/${encodeURI(pointer)}` });
  validators.set(pointer, validate);
  const body: unknown = await response.json();
  if (validate(body)) return body;
  throw new Error(
    `${what} answered ${response.status} ${JSON.stringify(body).slice(0, 500)}: ${ajv.errorsText(validate.errors)}`,
  );
}
