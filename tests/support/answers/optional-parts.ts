import { type EndpointKind, error } from "./endpoint-kind";

type Refuses = (body: Record<string, unknown>) => boolean;

/** Refuses what a rule finds, in several wordings. */
const refusing = (
  name: string,
  refuses: Refuses,
  calls: number,
  replies: [status: number, body: unknown][],
): EndpointKind[] =>
  replies.map(([status, body], number) => ({
    name: `${name} ${number + 1} (${status}): ${JSON.stringify(body).slice(0, 60)}`,
    reply: (request) => (refuses(request.body) ? { status, body } : undefined),
    expect: "value",
    calls,
  }));

const role =
  (name: string): Refuses =>
  ({ messages }) =>
    JSON.stringify(messages).includes(`"role":"${name}"`);
const format = ({ response_format }: Record<string, unknown>) =>
  (response_format as { type?: string } | undefined)?.type;

const SYSTEM = refusing("no system message", role("system"), 12, [
  [400, error("System role not supported", { type: "BadRequestError" })],
  [400, error("Developer instruction is not enabled for this model", { status: "INVALID_ARGUMENT" })],
  [
    400,
    error("Unsupported value: 'messages[0].role' does not support 'system'", { param: "messages[0].role" }),
  ],
  [500, error("jinja2.exceptions.TemplateError: Conversation roles must alternate user/assistant")],
  [500, { detail: "系统消息不被该模型支持" }],
  [503, error("System prompt is unsupported by this chat template")],
  [422, { message: "El primer mensaje debe ser del usuario" }],
  [400, "Bad Request"],
]);

const NO_SCHEMA = refusing("no json_schema", (body) => format(body) === "json_schema", 8, [
  [400, error("response_format type 'json_schema' is not supported by this model")],
  [
    422,
    { detail: [{ loc: ["body", "response_format", "type"], msg: "unexpected value; permitted: 'text'" }] },
  ],
  [400, error("Este modelo no admite salidas estructuradas")],
  [500, error("failed to compile grammar: too many rules")],
  [404, error("No endpoints found that support structured outputs")],
  [400, error("不支持的参数")],
]);

const NO_JSON = refusing("no response_format", (body) => format(body) !== undefined, 10, [
  [400, error("Unrecognized request argument supplied: response_format")],
  [400, error("JSON-Modus wird von diesem Modell nicht unterstützt")],
  [400, error("Invalid argument", { code: "invalid_argument" })],
  [501, error("guided decoding is not built in")],
]);

const NO_BOUNDS = refusing(
  "no bounds in a schema",
  (body) => JSON.stringify(body).includes('"additionalProperties"'),
  6,
  [
    [400, error("Invalid schema: 'additionalProperties' is not permitted in this context")],
    [400, error("Schema is too complex for serving: strict mode")],
    [400, error("スキーマのキーワードが無効です")],
  ],
);

const PARAMETERS = [
  ...refusing("no seed", ({ seed }) => seed !== undefined, 12, [
    [400, error("Unknown field: seed")],
    [
      422,
      { detail: [{ type: "extra_forbidden", loc: ["body", "seed"], msg: "Extra inputs are not permitted" }] },
    ],
    [400, error("Parámetro desconocido")],
  ]),
  ...refusing("another limit", ({ max_tokens }) => max_tokens !== undefined, 14, [
    [
      400,
      error("Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.", {
        param: "max_tokens",
      }),
    ],
    [400, error("max_tokens is not supported")],
    [400, error("參數錯誤")],
  ]),
  ...refusing("no temperature", ({ temperature }) => temperature !== undefined, 14, [
    [400, error("Unsupported value: 'temperature' does not support 0.1; only the default (1) is supported")],
    [400, error("temperature and top_p cannot both be specified for this model")],
    [400, error("Paramètre non accepté")],
  ]),
  ...refusing(
    "neither system message nor seed, in the same words",
    (body) => role("system")(body) || "seed" in body,
    14,
    [
      [400, "Bad Request"],
      [400, error("invalid request")],
      [400, error("요청이 올바르지 않습니다")],
    ],
  ),
];

/** Endpoints that take a request without one of its parts only. */
export const OPTIONAL_PARTS: EndpointKind[] = [
  ...SYSTEM,
  ...NO_SCHEMA,
  ...NO_JSON,
  ...NO_BOUNDS,
  ...PARAMETERS,
];
