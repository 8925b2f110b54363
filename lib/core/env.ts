import { z } from "zod";
import { hosts, isHost, line, origins, proxies } from "./env-lists";
import { MASK, maskSecrets, rememberSecrets, secretsOfAddress } from "./secrets";
import { singleton } from "./singleton";

/** Stored settings are numbers; the environment's are spelt as a person would: no 1e3, 0x10, +8, 8.0 or spaces. */
const spelt = (digits: RegExp) => z.union([z.number(), z.string().regex(digits).transform(Number)]);
const count = (min: number, max: number) => spelt(/^(?:0|[1-9]\d*)$/).pipe(z.int().min(min).max(max));
const amount = (max: number) => spelt(/^\d*\.?\d+$/).pipe(z.number().min(0).max(max));
const httpUrl = line
  .regex(/^\S+$/)
  .pipe(z.url({ protocol: /^https?$/ }))
  .transform((url) => url.replace(/\/+(?=$|[?#])/, ""));
/** What a request is made of, or what would make its answer another than is read. */
const OURS = ["messages", "stream"];
/** A JSON object; stored settings hold it as an object already. */
const requestFields = z
  .union([z.string().max(20_000).transform(parseJson), z.record(z.string(), z.unknown())])
  .pipe(z.record(z.string(), z.unknown()))
  .refine((fields) => !OURS.some((name) => name in fields));

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Goes into a header, which has no room for anything else. */
const secret = z
  .string()
  .max(4096, { error: "not valid" })
  .regex(/^[\x21-\x7e]+(?: +[\x21-\x7e]+)*$/, { error: "not one line of visible ASCII characters" });
/** What the SDK signs with is the hexadecimal part; of anything else it would take some bytes, or none. */
const signingKey = z
  .string()
  .max(4096, { error: "not valid" })
  .regex(/^(?:signkey-\w+-)?(?:[\da-f]{2}){8,}$/i, { error: "not valid" });
const SIGNING_KEY = "16 or more hexadecimal digits, after Inngest's prefix or without it";

/**
 * Not SQLite's database in memory, not a folder, no host, no parameters (they would not be heeded), and nothing that
 * would break a line of the log.
 */
const STORE_FILE = /^file:(?!(?:.*[/\\])?:memory:$)(?!\/\/[^/])(?!\s)[^?\p{Cc}]*[^?\p{Cc}\s/\\]$/u;

/** With a database: that of the user's name is seldom meant. */
function isPostgresUrl(text: string): boolean {
  const url = /^postgres(ql)?:\/\/\S+$/.test(text) ? URL.parse(text) : null;
  return url !== null && url.pathname.length > 1;
}

/** `takes` completes the message that a bad value gets. */
const VARIABLES = {
  PORT: { schema: count(0, 65_535).default(3000), takes: "a port, 0 to 65535" },
  HOST: {
    schema: z.string().refine(isHost).default("127.0.0.1"),
    takes: "an address of this machine, such as 127.0.0.1 or 0.0.0.0",
  },
  DATABASE_URL: {
    schema: z
      .string()
      .refine((url) => STORE_FILE.test(url) || isPostgresUrl(url))
      .default("file:./data/waywo.db"),
    takes:
      "file: and the path of an SQLite file, without parameters; or a postgres:// address with a database",
  },
  ADMIN_TOKEN: {
    schema: secret.pipe(z.string().min(16, { error: "shorter than 16 characters" })).optional(),
    takes: "a token of 16 or more visible ASCII characters",
    secret: true,
  },
  SETTINGS_KEY: {
    schema: z
      .string()
      .regex(/^[\w+/-]{43}=?$/, { error: "not valid" })
      .optional(),
    takes: "32 bytes in base64, as openssl rand -base64 32 prints them",
    secret: true,
  },
  CORS_ORIGIN: {
    schema: origins.optional(),
    takes: "origins such as https://app.example, separated by commas; or * for all",
  },
  ALLOWED_HOSTS: {
    schema: hosts.optional(),
    takes: "names or addresses such as waywo.example, separated by commas; or * for all",
  },
  TRUSTED_PROXIES: {
    schema: proxies.optional(),
    takes: "addresses and ranges such as 10.0.0.0/8, loopback or uniquelocal, separated by commas",
  },
  PUBLIC_URL: { schema: httpUrl.optional(), takes: "the site's http or https address" },
  GENERATE_LIMIT_PER_HOUR: {
    schema: z.union([z.literal("off"), count(0, 1_000_000)]).default(60),
    takes: "a whole number, 0 to 1000000, or off",
  },
  MAX_QUEUED_ROWS: { schema: count(1, 1_000_000).default(5000), takes: "a whole number, 1 to 1000000" },
  LLM_BASE_URL: { schema: httpUrl.optional(), takes: "an http or https address" },
  LLM_MODEL_NAME: { schema: line.max(200).optional(), takes: "a model's name" },
  SECOND_JUDGE_MODEL_NAME: { schema: line.max(200).optional(), takes: "a model's name" },
  LLM_API_KEY: { schema: secret.optional(), takes: "a key", secret: true },
  LLM_CONCURRENCY: { schema: count(1, 256).default(8), takes: "a whole number, 1 to 256" },
  LLM_TIMEOUT_MS: { schema: count(100, 3_600_000).default(60_000), takes: "milliseconds, 100 to 3600000" },
  LLM_MAX_RETRIES: { schema: count(0, 20).default(3), takes: "a whole number, 0 to 20" },
  LLM_MAX_TOKENS: { schema: count(16, 10_000_000).optional(), takes: "tokens, 16 to 10000000" },
  LLM_EXTRA_BODY: {
    schema: requestFields.optional(),
    takes: 'a JSON object, without "messages" and "stream"',
  },
  LLM_WARMUP_MS: { schema: count(0, 3_600_000).default(60_000), takes: "milliseconds, 0 to 3600000" },
  LLM_PRICE_INPUT: { schema: amount(1_000_000).optional(), takes: "US dollars a million tokens" },
  LLM_PRICE_OUTPUT: { schema: amount(1_000_000).optional(), takes: "US dollars a million tokens" },
  EMBEDDING_BASE_URL: { schema: httpUrl.optional(), takes: "an http or https address" },
  EMBEDDING_MODEL_NAME: { schema: line.max(200).optional(), takes: "a model's name" },
  EMBEDDING_API_KEY: { schema: secret.optional(), takes: "a key", secret: true },
  EMBEDDING_URL: { schema: httpUrl.optional(), takes: "an http or https address" },
  EMBEDDING_PRICE_INPUT: { schema: amount(1_000_000).optional(), takes: "US dollars a million tokens" },
  EMBEDDING_DIMENSIONS: { schema: count(1, 65_536).optional(), takes: "a whole number, 1 to 65536" },
  NOVELTY_THRESHOLD: { schema: amount(1).optional(), takes: "a number, 0 to 1" },
  PURPOSE_THRESHOLD: { schema: amount(1).optional(), takes: "a number, 0 to 1" },
  HN_API_URL: {
    schema: httpUrl.default("https://hacker-news.firebaseio.com/v0"),
    takes: "an http or https address",
  },
  HN_SEARCH_URL: {
    schema: httpUrl.default("https://hn.algolia.com/api/v1"),
    takes: "an http or https address",
  },
  INNGEST_BASE_URL: { schema: httpUrl.optional(), takes: "an http or https address" },
  INNGEST_EVENT_KEY: { schema: secret.optional(), takes: "a key", secret: true },
  INNGEST_SIGNING_KEY: { schema: signingKey.optional(), takes: SIGNING_KEY, secret: true },
  INNGEST_SIGNING_KEY_FALLBACK: { schema: signingKey.optional(), takes: SIGNING_KEY, secret: true },
  INNGEST_SERVE_ORIGIN: { schema: httpUrl.optional(), takes: "an http or https address" },
  INNGEST_DEV: {
    schema: z.union([z.literal("1"), httpUrl]).optional(),
    takes: "1, or a dev server's address",
  },
  PROMPTS_DIR: { schema: line.max(4096).optional(), takes: "a folder" },
  LOG_LEVEL: {
    schema: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
    takes: "trace, debug, info, warn, error, fatal or silent",
  },
  DAILY_TOKEN_BUDGET: { schema: count(1, 2 ** 50).optional(), takes: "tokens a day, 1 or more" },
  OTEL_EXPORTER_OTLP_ENDPOINT: { schema: httpUrl.optional(), takes: "an http or https address" },
  OTEL_EXPORTER_OTLP_PROTOCOL: {
    schema: z.enum(["http/protobuf", "http/json"]).default("http/protobuf"),
    takes: "http/protobuf or http/json",
  },
  OTEL_EXPORTER_OTLP_HEADERS: {
    schema: secret.optional(),
    takes: "names and values such as a=b,c=d",
    secret: true,
  },
  OTEL_SERVICE_NAME: { schema: line.max(200).default("waywo-designer"), takes: "a name" },
} as const satisfies Record<string, { schema: z.ZodType; takes: string; secret?: boolean }>;

export type Variables = { [Name in keyof typeof VARIABLES]: z.output<(typeof VARIABLES)[Name]["schema"]> };

/** Variables that may also be stored and changed while the server runs; read through lib/settings. */
export const SETTING_NAMES = [
  "LLM_BASE_URL",
  "LLM_MODEL_NAME",
  "SECOND_JUDGE_MODEL_NAME",
  "LLM_API_KEY",
  "LLM_CONCURRENCY",
  "LLM_TIMEOUT_MS",
  "LLM_MAX_RETRIES",
  "LLM_MAX_TOKENS",
  "LLM_EXTRA_BODY",
  "LLM_WARMUP_MS",
  "LLM_PRICE_INPUT",
  "LLM_PRICE_OUTPUT",
  "EMBEDDING_BASE_URL",
  "EMBEDDING_MODEL_NAME",
  "EMBEDDING_API_KEY",
  "EMBEDDING_URL",
  "EMBEDDING_DIMENSIONS",
  "EMBEDDING_PRICE_INPUT",
  "NOVELTY_THRESHOLD",
  "PURPOSE_THRESHOLD",
  "DAILY_TOKEN_BUDGET",
] as const satisfies (keyof Variables)[];
export type SettingName = (typeof SETTING_NAMES)[number];

/** Whether a setting is a key, of which nothing is ever shown. */
export const isSecretSetting = (name: SettingName): boolean => "secret" in VARIABLES[name];

/** What only the environment can set, fixed when the process starts. */
export type Env = Omit<Variables, SettingName>;

/** A bad variable; its message is the one line a person needs, with secrets masked. */
export class EnvError extends Error {
  override readonly name = "EnvError";

  constructor(message: string) {
    super(maskSecrets(message));
  }
}

/**
 * Parses one variable. An empty string counts as unset.
 *
 * @throws EnvError naming the variable, what it got (never a secret) and what it takes
 */
export function parseVariable<Name extends keyof Variables>(name: Name, value: unknown): Variables[Name] {
  const variable = VARIABLES[name];
  const parsed = variable.schema.safeParse(value === "" ? undefined : value);
  if (parsed.success) return parsed.data as Variables[Name];
  const shown =
    "secret" in variable ? parsed.error.issues[0]?.message : JSON.stringify(withoutCredentials(value));
  throw new EnvError(`${name} is ${shown}; it takes ${variable.takes}.`);
}

/** Whatever may be a user and a password before a host, or a key in a query; the value need not be an address. */
const BEFORE_HOST = /^([a-z][a-z\d+.-]*:[\\/]+)?.*(?:[@＠﹫]|%40)/is;
const IN_QUERY = /([?&][^=&]*(?:key|token|secret|pass|pwd|sig|auth)[^=&]*=)[^&]*/gi;

function withoutCredentials(value: unknown): unknown {
  if (typeof value !== "string") return value;
  return value.replace(BEFORE_HOST, `$1${MASK}@`).replace(IN_QUERY, `$1${MASK}`);
}

/** Read by Node and npm, so that their passwords may stand in errors. */
const PROXIES = /^(https?|all)_proxy$/i;

/** What must not be shown of these variables: keys, and the passwords of addresses. */
function secretsOf(source: Record<string, unknown>): string[] {
  return Object.entries(source).flatMap(([name, value]) => {
    if (typeof value !== "string") return [];
    if (name in VARIABLES && "secret" in VARIABLES[name as keyof Variables]) return [value];
    return name in VARIABLES || PROXIES.test(name) ? secretsOfAddress(value) : [];
  });
}

/**
 * Parses every variable and checks that they agree. What is secret among them is masked from now on.
 *
 * @throws EnvError
 */
export function readEnv(source: Record<string, unknown>): Variables {
  rememberSecrets(secretsOf(source));
  const names = Object.keys(VARIABLES) as (keyof Variables)[];
  const entries = names.map((name) => [name, parseVariable(name, source[name])]);
  const env = Object.fromEntries(entries) as Variables;
  if (env.EMBEDDING_URL && env.EMBEDDING_BASE_URL) {
    throw new EnvError("EMBEDDING_URL and EMBEDDING_BASE_URL are both set; set the one you mean.");
  }
  if (env.LLM_API_KEY && !env.LLM_BASE_URL && !env.LLM_MODEL_NAME) {
    throw new EnvError("LLM_MODEL_NAME is not set, but LLM_API_KEY is; it takes a model's name.");
  }
  return env;
}

/** The process's environment, read once. */
export function env(): Env {
  return singleton("env", () => readEnv(process.env));
}
