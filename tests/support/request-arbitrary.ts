import fc from "fast-check";
import type { Operation } from "./api-document";
import type { EndpointCall } from "./call-endpoint";

interface Schema {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  maxItems?: number;
  format?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
}

/** What no parameter takes, or not every one. */
const JUNK = fc.oneof(
  fc.constantFrom<unknown[]>(
    null,
    "",
    " ",
    "-1",
    "0",
    1e9,
    -1,
    0.5,
    2 ** 53,
    "NaN",
    "Infinity",
    "1e400",
    true,
  ),
  fc.constantFrom<unknown[]>([], {}, "null", "undefined", "\u0000", "\ud800", "%", "'\"--", "🧪", "../..", [
    [],
  ]),
  fc.constantFrom<unknown[]>(
    "9999-99-99",
    "+275760-09-13",
    "-271821-04-20",
    "0000-01-01",
    "10000-01-01T00:00Z",
  ),
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.integer(),
  fc.double(),
  fc.constant("x".repeat(3000)),
  fc.jsonValue({ maxDepth: 2 }),
);

const mostly = <T>(valid: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary: valid }, { weight: 1, arbitrary: JUNK });

/** Values of a schema; of a whole number mostly small ones, since a run's length is one. */
function valuesOf(schema: Schema): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(valuesOf));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  const { minimum = 0, maximum = minimum + 1000 } = schema;
  switch (schema.type) {
    case "integer": {
      const few = fc.integer({ min: minimum, max: Math.min(maximum, minimum + 2) });
      const bounds = fc.constantFrom(minimum - 1, maximum + 1);
      return fc.oneof({ weight: 20, arbitrary: few }, { weight: 1, arbitrary: bounds });
    }
    case "number":
      return fc.double({ min: minimum, max: maximum, noNaN: true });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "string":
      if (schema.format === "uuid") return fc.uuid();
      return fc.string({ unit: "grapheme", maxLength: Math.min(schema.maxLength ?? 20, 20) });
    case "array":
      return fc.array(mostly(valuesOf(schema.items ?? {})), { maxLength: Math.min(schema.maxItems ?? 4, 4) });
    case "object":
      return objectsOf(schema);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objectsOf({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, inner]) => [name, mostly(valuesOf(inner))]),
  );
  const known = fc.record(fields, { requiredKeys: required });
  return fc
    .tuple(known, fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 1 }))
    .map(([one, other]) => ({ ...other, ...one }));
}

const asText = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : String(value));

/** As a header or an address can carry it. */
const visible = (text: string) =>
  text
    .replace(/[^\x20-\x7e]/g, "?")
    .slice(0, 2000)
    .trim();

interface Known {
  /** Values of path parameters that exist, by name. */
  params: Record<string, string[]>;
  /** Headers of people to choose from. */
  credentials: Record<string, string>[];
  /** Bodies that mean something, where the schema alone hardly leads to one. */
  bodies?: string[];
}

/** Requests to an operation: most are valid, in others one or the other part is not. */
export function requestsTo(
  operation: Operation,
  { params: known, credentials, bodies = [] }: Known,
): fc.Arbitrary<EndpointCall> {
  const params = (place: string) => operation.parameters.filter((parameter) => parameter.in === place);
  const path = Object.fromEntries(
    params("path").map(({ name, schema }) => [
      name,
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...(known[name] ?? ["1"])) },
        { weight: 1, arbitrary: mostly(valuesOf(schema)).map(asText) },
      ),
    ]),
  );
  const query = params("query").map(({ name, schema }: { name: string; schema: Schema }) =>
    fc
      .oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        {
          weight: 1,
          // A list is given as a parameter for each of its values.
          arbitrary: fc.array(mostly(valuesOf(schema.items ?? schema)), { minLength: 1, maxLength: 2 }),
        },
      )
      .map((values) => values.map((value) => [name, asText(value)] as const)),
  );
  const unknown = fc.oneof(
    { weight: 9, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.tuple(fc.string(), fc.string()).map((pair) => [pair]) },
  );
  const headers = Object.fromEntries(
    params("header").map(({ name, schema }) => [
      name,
      mostly(valuesOf(schema)).map((value) => visible(asText(value))),
    ]),
  );
  return fc.record(
    {
      params: fc.record(path),
      search: fc
        .tuple(...query, unknown)
        .map((lists) => new URLSearchParams(lists.flat().map(([name, value]) => [name, value])).toString()),
      headers: fc
        .tuple(
          fc.record(headers, { requiredKeys: [] }),
          fc.constantFrom({}, ...credentials),
          typesOf(operation),
        )
        .map(([own, who, type]) => ({ ...own, ...who, ...type })),
      body: bodiesOf(operation, bodies),
    },
    { requiredKeys: ["params", "search", "headers", ...(operation.requestBody ? (["body"] as const) : [])] },
  ) as fc.Arbitrary<EndpointCall>;
}

function typesOf({ requestBody }: Operation): fc.Arbitrary<Record<string, string>> {
  const [type = "application/json", ...others] = Object.keys(requestBody?.content ?? {});
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant({ "content-type": type }) },
    ...others.map((other) => ({ weight: 1, arbitrary: fc.constant({ "content-type": other }) })),
    {
      weight: 1,
      arbitrary: fc.constantFrom({}, { "content-type": "text/plain" }, { "content-type": "nonsense" }),
    },
  ) as fc.Arbitrary<Record<string, string>>;
}

function bodiesOf({ requestBody }: Operation, bodies: string[]): fc.Arbitrary<string | undefined> {
  const [media] = Object.values(requestBody?.content ?? {});
  if (!media) return fc.constant(undefined);
  const broken = fc.constantFrom(
    "",
    "{",
    "[",
    "null",
    "7",
    '"x"',
    "[]",
    `{"a":"${"x".repeat(70_000)}"}`,
    "{}{}",
  );
  const deep = fc.constant(`${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`);
  return fc.oneof(
    ...(bodies.length > 0 ? [{ weight: 6, arbitrary: fc.constantFrom(...bodies) }] : []),
    { weight: 8, arbitrary: valuesOf(media.schema).map((value) => JSON.stringify(value)) },
    {
      weight: 1,
      arbitrary: fc.oneof(
        broken,
        deep,
        JUNK.map((value) => JSON.stringify(value) ?? ""),
      ),
    },
  );
}
