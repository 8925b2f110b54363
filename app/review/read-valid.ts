import "server-only";
import type { z } from "zod";

type Texts = Record<string, string | undefined>;

/**
 * Reads the query of an address by an endpoint's schema; what is invalid counts as not given.
 *
 * @returns what the schema made of it, and the texts that are valid
 */
export function readValid<Schema extends z.ZodType>(
  schema: Schema,
  given: Texts,
): { query: z.output<Schema>; texts: Texts } {
  const read = schema.safeParse(given);
  if (read.success) return { query: read.data, texts: given };
  const wrong = new Set(read.error.issues.map(({ path }) => String(path[0])));
  const rest = Object.entries(given).filter(([name]) => !wrong.has(name));
  // Where the complaint names nothing that was given, nothing of it is kept.
  return readValid(schema, rest.length < Object.keys(given).length ? Object.fromEntries(rest) : {});
}
