type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const MAX_DEPTH = 12;
const MAX_ITEMS = 20;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value that fits the schema, with the sentence wherever the schema wants free text. */
export function fillSchema(schema: unknown, sentence: string, depth = 0): Json {
  if (!isRecord(schema) || depth > MAX_DEPTH) return null;
  if (Array.isArray(schema.enum)) return (schema.enum[0] ?? null) as Json;
  if ("const" in schema) return schema.const as Json;
  const choices = [schema.anyOf, schema.oneOf, schema.allOf].find(Array.isArray);
  if (choices) return fillSchema(choices[0], sentence, depth + 1);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === "object" || isRecord(schema.properties)) {
    const properties = isRecord(schema.properties) ? schema.properties : {};
    return Object.fromEntries(
      Object.entries(properties).map(([key, value]) => [key, fillSchema(value, sentence, depth + 1)]),
    );
  }
  if (type === "array") {
    const minItems = typeof schema.minItems === "number" ? Math.min(schema.minItems, MAX_ITEMS) : 0;
    return Array.from({ length: minItems }, () => fillSchema(schema.items, sentence, depth + 1));
  }
  if (type === "integer" || type === "number") return typeof schema.minimum === "number" ? schema.minimum : 0;
  if (type === "boolean") return false;
  if (type === "null") return null;
  return typeof schema.maxLength === "number" ? sentence.slice(0, schema.maxLength) : sentence;
}

/** Reduces and completes an answer to the schema's properties, in their order. */
export function fitToSchema(answer: object, schema: unknown, sentence: string): object {
  const properties = isRecord(schema) && isRecord(schema.properties) ? schema.properties : null;
  if (!properties || Object.keys(properties).length === 0) return answer;
  const known = new Map(Object.entries(answer));
  if (!Object.keys(properties).some((key) => known.has(key))) return answer;
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [
      key,
      known.has(key) ? known.get(key) : fillSchema(value, sentence),
    ]),
  );
}
