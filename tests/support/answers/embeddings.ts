import { vectorOf } from "../stub-model/good-reply";
import type { StubHook, StubReply, StubRequest } from "../stub-model/types";

/** Length of the vectors of every kind. */
export const DIMENSIONS = 32;
/** The title of the project that kinds are about which fail for one text. */
export const ODD_ONE = "The Odd One Out";

/** How an embedding service behaves while a run embeds the corpus and its own ideas. */
export interface EmbeddingKind {
  name: string;
  /** A service of its own for each run; undefined is a good answer. */
  service(): StubHook;
  /** The projects that are embedded: all, all but the odd one, or none until the first idea is written. */
  corpus: "all" | "all but one" | "none";
  /** What the run's note holds besides the count. */
  says?: string;
  /** The most texts in a request once the service has said what it takes. */
  largestBatch?: number;
  /** LLM_TIMEOUT_MS, where an answer that never comes is what it is about. */
  timeoutMs?: number;
}

type Answer = (texts: string[], request: StubRequest) => StubReply | undefined;

const JSON_TYPE = { "content-type": "application/json" };

/** A kind that looks at the texts of each embedding request. */
function kind(
  name: string,
  corpus: EmbeddingKind["corpus"],
  answer: Answer,
  more: Partial<EmbeddingKind> = {},
): EmbeddingKind {
  return { ...changing(name, corpus, () => answer), ...more };
}

/** A kind that remembers earlier requests. */
function changing(name: string, corpus: EmbeddingKind["corpus"], start: () => Answer): EmbeddingKind {
  const service = (): StubHook => {
    const answer = start();
    return (request) => {
      if (request.route !== "embeddings") return undefined;
      return answer([request.body.input].flat().map(String), request);
    };
  };
  return { name, corpus, service };
}

type Refusal = [name: string, reply: StubReply];
const refuses = (name: string, status: number, body: unknown): Refusal => [
  `${status}: ${name}`,
  { status, body },
];

/** The answer as it should be, with one embedding or item made into something else. */
function spoilt(texts: string[], spoil: (vector: number[]) => unknown): StubReply {
  const data = texts.map((text, index) => {
    const vector = vectorOf(text, DIMENSIONS);
    return { index, embedding: text.includes(ODD_ONE) ? spoil(vector) : vector };
  });
  return { status: 200, body: { object: "list", data } };
}

const TOO_MANY: Refusal[] = [
  [
    "413 from a proxy, as HTML",
    {
      status: 413,
      headers: { "content-type": "text/html" },
      body: "<html><head><title>413 Request Entity Too Large</title></head></html>",
    },
  ],
  refuses("numbered, without an error object", 413, { code: 20042, message: "12 inputs, 5 are the limit" }),
  refuses("the vendor's own words", 400, {
    error: {
      message: "Value error: the batch should hold no more than 5: input.contents",
      code: "InvalidParameter",
    },
  }),
  refuses("a list of details", 422, {
    detail: [{ loc: ["body", "input"], msg: "List should have at most 5 items" }],
  }),
  refuses("in another language", 400, { error: { message: "入力の件数が上限を超えています" } }),
  refuses("without a word", 400, {}),
  refuses("that does not look like it", 424, { error: "backend queue overflow" }),
  [
    "500, which others mean by it",
    { status: 500, body: { error: { message: "input does not fit the physical batch" } } },
  ],
  ["a connection that breaks off", { fault: "reset" }],
  ["503, as if it were busy", { status: 503, body: { error: { message: "No worker has room for this." } } }],
  [
    "429, as if there were many",
    { status: 429, body: { error: "Model is overloaded", error_type: "overloaded" } },
  ],
];

const ONE_TEXT: Refusal[] = [
  refuses("too long", 413, {
    error: "Input validation error: `inputs` has 700 tokens, 512 is the most",
    error_type: "Validation",
  }),
  refuses("filtered", 403, { error: { message: "Flagged by the content filter.", code: "content_filter" } }),
  refuses("not found, of all things", 404, { detail: "no tokens found" }),
  refuses("not liked", 400, { error: { message: "This text cannot be processed." } }),
  refuses("a schema's words", 422, {
    detail: [{ loc: ["body", "input", 3], msg: "value is not acceptable" }],
  }),
  ["500: it became NaN", { status: 500, body: { error: "json: value NaN cannot be encoded" } }],
  [
    "NaN in what should be JSON",
    { status: 200, headers: JSON_TYPE, body: '{"data":[{"index":0,"embedding":[NaN,1]}]}' },
  ],
  ["503: its worker died", { status: 503, body: { detail: "The worker is gone." } }],
  ["a body that ends too early", { status: 200, headers: JSON_TYPE, body: '{"data":[{"index":0,"embed' }],
];

const HUNG: [string, StubReply][] = [
  ["no answer ever", { fault: "stall" }],
  ["half an answer", { fault: "stall_body" }],
  ["an answer without an end", { fault: "drip" }],
];

const SPOILT: [string, (vector: number[]) => unknown, says: string][] = [
  ["null", () => null, "without an embedding"],
  ["an empty list", () => [], "without an embedding"],
  ["a text", () => "no embedding", "without an embedding"],
  ["null among its numbers", ([, ...rest]) => [null, ...rest], "not a number"],
  ["NaN as a text", ([, ...rest]) => ["NaN", ...rest], "not a number"],
  ["more than a float holds", ([, ...rest]) => [1e300, ...rest], "not a number"],
  ["all zero", (vector) => vector.map(() => 0), "all zero"],
  ["minus zero", (vector) => vector.map(() => -0), "all zero"],
  ["too short", (vector) => vector.slice(1), "31 numbers, expected 32"],
  ["too long", (vector) => [...vector, 0.5], "33 numbers, expected 32"],
  ["an object", (vector) => ({ values: vector }), "without an embedding"],
];

/** What a service says that wants `input_type`, and the values it takes. */
const WANTS_TYPE: [Refusal, takes: string[]][] = [
  [
    refuses("required", 400, { object: "error", message: "'input_type' parameter is required" }),
    ["query", "passage"],
  ],
  [
    refuses("valid", 400, { message: "a valid input_type has to be given for this model" }),
    ["search_document", "search_query"],
  ],
  [
    refuses("missing", 422, {
      detail: [{ type: "missing", loc: ["body", "input_type"], msg: "Field required" }],
    }),
    ["document"],
  ],
  [
    refuses("of its own", 400, {
      error: { message: "input_type must be one of 'corpus_text' or 'question'" },
    }),
    ["corpus_text"],
  ],
  [
    refuses("unnamed", 400, { error: { message: "Asymmetric model: say which side the text is on." } }),
    ["passage"],
  ],
  [["500: named", { status: 500, body: { error: "KeyError: 'input_type'" } }], ["query"]],
];

const REFUSES_FORMAT: Refusal[] = [
  refuses("not permitted", 422, {
    detail: [
      { type: "extra_forbidden", loc: ["body", "encoding_format"], msg: "Extra inputs are not permitted" },
    ],
  }),
  refuses("not supported", 400, {
    error: { message: "encoding_format is not supported by this model", param: "encoding_format" },
  }),
  refuses("unknown field", 400, { error: { message: "Unrecognized request argument supplied" } }),
  refuses("without a word", 400, ""),
  [
    "500: named",
    { status: 500, body: { error: { message: "UnsupportedParams: {'encoding_format': 'float'}" } } },
  ],
];

const BASE64: [string, (bytes: Buffer) => string][] = [
  ["plain", (bytes) => bytes.toString("base64")],
  ["in the alphabet of addresses", (bytes) => bytes.toString("base64url")],
  ["in lines", (bytes) => bytes.toString("base64").replace(/.{76}/g, "$&\n")],
];

const bytesOf = (vector: number[]) => Buffer.from(Float32Array.from(vector).buffer);

const DOWN: [Refusal, says: string][] = [
  [refuses("no key", 401, { error: { message: "No such key." } }), "No such key"],
  [refuses("not found", 404, { detail: "No model stub-vectors." }), "No model stub-vectors"],
  [refuses("not paid", 402, { error: { message: "Top up first." } }), "Top up first"],
  [
    refuses("refuses everything", 400, { error: { message: "The model is not one for embeddings." } }),
    "not one for embeddings",
  ],
  [["500", { status: 500, body: { error: { message: "Out of memory." } } }], "Out of memory"],
  [
    ["HTML", { status: 200, headers: { "content-type": "text/html" }, body: "<h1>Sign in</h1>" }],
    "holds no embeddings",
  ],
];

export const EMBEDDING_KINDS: readonly EmbeddingKind[] = [
  kind("good", "all", () => undefined),
  ...TOO_MANY.map(([name, reply], at) =>
    kind(
      `more than five texts: ${name}`,
      "all",
      (texts) => (texts.length > 5 ? reply : undefined),
      // What may have been an accident is tried again.
      at < 6 ? { largestBatch: 3 } : {},
    ),
  ),
  ...TOO_MANY.slice(0, 3).map(([name, reply]) =>
    kind(`more than one text: ${name}`, "all", (texts) => (texts.length > 1 ? reply : undefined), {
      largestBatch: 1,
    }),
  ),
  ...ONE_TEXT.map(([name, reply]) =>
    kind(`one text is refused: ${name}`, "all but one", (texts) =>
      texts.some((text) => text.includes(ODD_ONE)) ? reply : undefined,
    ),
  ),
  ...HUNG.map(([name, reply]) =>
    kind(
      `one text hangs: ${name}`,
      "all but one",
      (texts) => (texts.some((text) => text.includes(ODD_ONE)) ? reply : undefined),
      { timeoutMs: 2_500, says: "did not answer" },
    ),
  ),
  ...HUNG.map(([name, reply]) =>
    kind(`more than five texts hang: ${name}`, "all", (texts) => (texts.length > 5 ? reply : undefined), {
      timeoutMs: 2_500,
    }),
  ),
  ...SPOILT.map(([name, spoil, says]) =>
    kind(`one text comes back as ${name}`, "all but one", (texts) => spoilt(texts, spoil), { says }),
  ),
  kind(
    "one text is passed over, the others have their indexes",
    "all but one",
    (texts) => {
      const data = texts.map((text, index) => ({ index, embedding: vectorOf(text, DIMENSIONS) }));
      return { status: 200, body: { data: data.filter(({ index }) => !texts[index]?.includes(ODD_ONE)) } };
    },
    { says: ODD_ONE },
  ),
  ...WANTS_TYPE.map(([[name, reply], takes]) =>
    kind(`input_type is wanted: ${name}`, "all", (_texts, { body }) =>
      takes.includes(String(body.input_type)) ? undefined : reply,
    ),
  ),
  ...REFUSES_FORMAT.map(([name, reply]) =>
    kind(`encoding_format is refused: ${name}`, "all", (_texts, { body }) =>
      "encoding_format" in body ? reply : undefined,
    ),
  ),
  ...REFUSES_FORMAT.slice(0, 3).map(([name, reply]) =>
    kind(`encoding_format is refused and input_type wanted: ${name}`, "all", (_texts, { body }) => {
      if ("encoding_format" in body) return reply;
      return body.input_type === "passage"
        ? undefined
        : { status: 422, body: { detail: "input_type: missing" } };
    }),
  ),
  ...REFUSES_FORMAT.slice(0, 3).map(([name, reply]) =>
    changing(`encoding_format is refused from the third request on: ${name}`, "all", () => {
      let requests = 0;
      return (_texts, { body }) => (++requests > 2 && "encoding_format" in body ? reply : undefined);
    }),
  ),
  ...BASE64.map(([name, encode]) =>
    kind(`base64 although numbers were asked for, ${name}`, "all", (texts) => ({
      status: 200,
      body: {
        data: texts.map((text, index) => ({ index, embedding: encode(bytesOf(vectorOf(text, DIMENSIONS))) })),
      },
    })),
  ),
  ...DOWN.map(([[name, reply], says]) =>
    kind(`down until the first idea is written: ${name}`, "none", () => reply, { says }),
  ),
];
