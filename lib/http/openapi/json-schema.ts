import "server-only";
import { z } from "zod";

/** A schema as OpenAPI 3.1 has it: JSON Schema 2020-12. */
export type JsonSchema = Record<string, unknown>;

/** The schema of what an endpoint answers; objects have no fields but those that are named. */
export const outputSchema = (schema: z.ZodType): JsonSchema => convert(schema, "output");

/** The schema of what an endpoint takes. Numbers that may also be texts are numbers here. */
export const inputSchema = (schema: z.ZodType): JsonSchema => convert(schema, "input");

function convert(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema, ...converted } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const more = io === "input" ? inputOf(zodSchema) : {};
      if (more === null) return;
      if (Object.keys(more).length > 0) replace(jsonSchema, more);
    },
  });
  return tidy(converted) as JsonSchema;
}

/** What zod cannot say of an input by itself; null or nothing where it can. */
function inputOf(schema: z.core.$ZodType): JsonSchema | null {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === "date") {
    return { type: "string", description: "A date, or a date and a time in UTC.", examples: ["2026-03-01"] };
  }
  // A coerced or spelt value, and the bounds it has then; a transform has no schema of its own.
  const isBounded = def.type === "pipe" && (def.out as z.core.$ZodTypes)._zod.def.type !== "transform";
  return isBounded ? inputSchema(def.out as z.ZodType) : null;
}

function replace(target: object, source: object): void {
  for (const key of Object.keys(target)) Reflect.deleteProperty(target, key);
  Object.assign(target, source);
}

/**
 * Without the bounds of z.int(), which say that a number is one in JavaScript, and without definitions: of recursive
 * schemas there is z.json() alone, which is anything.
 */
function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== "object" || value === null) return value;
  if ("$ref" in value) return { description: "Any JSON." };
  const entries = Object.entries(value).filter(
    ([key, inner]) => key !== "$defs" && Math.abs(Number(inner)) !== Number.MAX_SAFE_INTEGER,
  );
  return Object.fromEntries(entries.map(([key, inner]) => [key, tidy(inner)]));
}
