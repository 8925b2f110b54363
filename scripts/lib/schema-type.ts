/** The part of JSON Schema that the API's description uses. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  /** False after `prefixItems`: there are no more than these. */
  items?: Schema | false;
  prefixItems?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  description?: string;
}

/** A schema as a TypeScript type; what it does not say is `unknown`. */
export function schemaType(schema: Schema): string {
  if (schema.$ref) return reference(schema.$ref);
  if ("const" in schema) return JSON.stringify(schema.const);
  if (schema.enum) return union(schema.enum.map((value) => JSON.stringify(value)));
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return union(choices.map(schemaType));
  if (Array.isArray(schema.type)) return union(schema.type.map((type) => schemaType({ ...schema, type })));
  switch (schema.type) {
    case "integer":
    case "number":
      return "number";
    case "string":
    case "boolean":
    case "null":
      return schema.type;
    case "array":
      if (schema.prefixItems) return `[${schema.prefixItems.map(schemaType).join(", ")}]`;
      return `Array<${schemaType(schema.items || {})}>`;
    case "object":
      return objectType(schema);
    default:
      return "unknown";
  }
}

/** One field of an object type, with its comment. */
export function field(name: string, type: string, { optional = false, comment = "" } = {}): string {
  const said = comment ? `/** ${comment.replaceAll("*/", "* /")} */ ` : "";
  return `${said}${JSON.stringify(name)}${optional ? "?" : ""}: ${type};`;
}

const union = (types: string[]) => [...new Set(types)].join(" | ") || "never";

function reference(pointer: string): string {
  const [, ...parts] = pointer.split("/");
  return parts.map((part, index) => (index === 0 ? part : `[${JSON.stringify(part)}]`)).join("");
}

function objectType({ properties = {}, required = [], additionalProperties = false }: Schema): string {
  const fields = Object.entries(properties).map(([name, schema]) =>
    field(name, schemaType(schema), {
      optional: !required.includes(name),
      ...(schema.description ? { comment: schema.description } : {}),
    }),
  );
  const others = additionalProperties === true ? {} : additionalProperties;
  if (others && fields.length === 0) return `Record<string, ${schemaType(others)}>`;
  return `{ ${[...fields, ...(others ? ["[name: string]: unknown;"] : [])].join(" ")} }`;
}
