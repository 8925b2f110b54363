import { field, type Schema, schemaType } from "./schema-type";

interface Media {
  schema?: Schema | null;
}

interface Operation {
  summary: string;
  parameters: { name: string; in: string; required: boolean; schema: Schema }[];
  requestBody?: { required?: boolean; content: Record<string, Media> };
  responses: Record<string, { headers?: Record<string, unknown>; content?: Record<string, Media> }>;
}

interface Description {
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/**
 * A client of the API in one TypeScript file: the types that openapi-fetch calls with, and a function that makes one.
 * Written here because openapi-typescript needs another major of TypeScript than this repository has.
 *
 * @param description OpenAPI 3.1
 */
export function writeClient(description: Description): string {
  const { info, paths, components } = description;
  const schemas = Object.entries(components.schemas).map(([name, schema]) => field(name, schemaType(schema)));
  const addresses = Object.entries(paths).map(([path, methods]) => field(path, methodsType(methods)));
  return `// Written by \`npm run client\` from the description of ${info.title} ${info.version}. Do not edit.
import createClient, { type ClientOptions } from "openapi-fetch";

export interface components {
  schemas: {
    ${schemas.join("\n    ")}
  };
}

export interface paths {
  ${addresses.join("\n  ")}
}

/**
 * A client of the API at \`baseUrl\`: \`await client.GET("/api/waywo-projects", { params: { query: { limit: 5 } } })\`.
 */
export const createWaywoClient = (options: ClientOptions) => createClient<paths>(options);
`;
}

function methodsType(methods: Record<string, Operation>): string {
  const operations = Object.entries(methods).map(([method, operation]) =>
    field(method, operationType(operation), { comment: operation.summary }),
  );
  return `{ ${operations.join(" ")} }`;
}

function operationType({ parameters, requestBody, responses }: Operation): string {
  const places = ["query", "header", "path"].map((place) => {
    const own = parameters.filter((parameter) => parameter.in === place);
    const fields = own.map(({ name, required, schema }) =>
      field(name, schemaType(schema), { optional: !required }),
    );
    const optional = !own.some(({ required }) => required);
    return field(place, own.length > 0 ? `{ ${fields.join(" ")} }` : "never", { optional });
  });
  const answers = Object.entries(responses).map(([status, { headers = {}, content }]) => {
    const named = Object.keys(headers).map((name) => field(name, "string", { optional: true }));
    return `${status}: { headers: { ${named.join(" ")} [name: string]: unknown; }; ${contentOf(content)} };`;
  });
  const body = requestBody
    ? `requestBody${requestBody.required ? "" : "?"}: { ${contentOf(requestBody.content)} };`
    : "requestBody?: never;";
  return `{ parameters: { ${places.join(" ")} "cookie"?: never; }; ${body} responses: { ${answers.join(" ")} } }`;
}

function contentOf(content: Record<string, Media> | undefined): string {
  if (!content) return "content?: never;";
  const types = Object.entries(content).map(([type, { schema }]) => field(type, schemaType(schema ?? {})));
  return `content: { ${types.join(" ")} };`;
}
