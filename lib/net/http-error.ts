import "server-only";
import { APIError } from "openai";
import { maskSecrets } from "@/lib/core/secrets";
import { type CallFailure, callFailure, type FailureReason, type OutsideService } from "./call-failure";
import { type ProviderError, providerError, truncate } from "./provider-error";
import { parseRetryAfter } from "./retry-after";
import { TransportFailure, type TransportFailureKind } from "./transport-failure";

/** The failure behind an error thrown by the client. Messages are bounded and free of secrets. */
export function thrownFailure(error: unknown, service: OutsideService): CallFailure {
  const failure = error instanceof Error && error.cause instanceof TransportFailure ? error.cause : error;
  if (failure instanceof TransportFailure) return transportFailure(failure, service);
  if (error instanceof APIError && error.status !== undefined) {
    return httpFailure(error, error.status, service);
  }
  return unreadable(error, service);
}

/** The failure of a 200 response that holds an error, or not what was asked for. */
export function bodyFailure(body: unknown, service: OutsideService): CallFailure {
  const first: unknown = Array.isArray(body) ? body[0] : body;
  const error: unknown = typeof first === "object" && first && "error" in first ? first.error : undefined;
  if (!error) return unreadable(undefined, service);
  const said = providerError(body);
  const status = statusIn(error) ?? (RATE_WORDS.test(said.words) ? 429 : 502);
  return httpFailure(new APIError(status, said, undefined, new Headers()), status, service);
}

/** The HTTP status an error names where its response has another. */
function statusIn(error: unknown): number | null {
  if (typeof error !== "object" || error === null) return null;
  const fields = error as Record<string, unknown>;
  const codes = [fields.code, fields.status, fields.status_code, fields.http_status].map(Number);
  return codes.find((code) => Number.isInteger(code) && code >= 400 && code <= 599) ?? null;
}

function unreadable(cause: unknown, { failures }: OutsideService): CallFailure {
  const [code, sentence] = failures.unreadable;
  return callFailure("transient", code, sentence("", 200), { responded: true, mayHaveCost: true, cause });
}

const TRANSPORT_REASONS = {
  connect: "unreachable",
  forbidden: "forbidden",
  broken: "broken",
  deadline: "timeout",
  too_large: "tooLarge",
} as const satisfies Record<TransportFailureKind, FailureReason>;

function transportFailure(
  { kind, message }: TransportFailure,
  { host, failures }: OutsideService,
): CallFailure {
  const [code, sentence] = failures[TRANSPORT_REASONS[kind]];
  if (kind === "connect") {
    const details = { codeOnceConnected: failures.broken[0] };
    return callFailure("connect", code, sentence(`${host}, ${message}`, 0), details);
  }
  if (kind === "forbidden") return callFailure("permanent", code, sentence(message, 0));
  const details = { responded: kind === "too_large", mayHaveCost: true };
  return callFailure("transient", code, sentence(message, 0), details);
}

const QUOTA_CODE = /insufficient_quota|billing|quota_exceeded|payment/;
const QUOTA_WORDS =
  /\b(insufficient|exceeded|out of|no|low)\b.{0,30}\b(quota|balance|credits?|funds)|credit balance|billing|payment|余额不足|欠费|额度已用|saldo insuf|solde insuf|guthaben/i;
/** A quota that comes back within an hour is a rate limit, whatever it is called. */
const LONGEST_LIMIT_MS = 3_600_000;
const RETRY_WORDS = /(try again|retry) in/i;
const RATE_WORDS =
  /rate.?limit(ed|error|.{0,20}(exceeded|reached))|too.many.requests|resource_?exhausted|throttl/i;
/** What a firewall or a policy says instead; of a 403 only. */
const BLOCKED_WORDS =
  /\b(request|prompt|content|input|message)s?\b.{0,40}\b(block|reject|denied|disallow|not acceptable|refus|den[iy])/i;
const KEY_WORDS =
  /api[ _-]?key|\bkey\b|credential|unauthori[sz]ed|authenticat|permission|not (authori[sz]ed|permitted|allowed) to|subscription/i;
const BAD_KEY =
  /api[ _-]?key.{0,20}(not valid|invalid|missing|incorrect|expired)|(invalid|incorrect).{0,12}api[ _-]?key/i;
const NO_MODEL =
  /\bmodel\b[^.]{0,60}(does not exist|not exist|not found|no such)|model_not_found|(no such|unknown) model/i;
const FILTER_CODE = /content[_ ]?(filter|policy)|data_?inspection|moderation|safety|prohibited_content/i;
const FILTER_WORDS =
  /moderat(ion|ed)\b|\bflagged\b|content.{0,3}(filter|polic|management|safety|inspection|exists? risk)|(violat|against)\w*.{0,60}(polic|guideline|terms)|(usage|safety) polic|safety (system|reason|filter|check|setting)|inappropriate|\bunsafe\b|harmful|profan|\bnsfw\b|(high|content) risk|risk control|jailbreak|prohibited.content|blocked by|sensitive (content|word|information)|敏感|违规|不安全|审核|不当|內容安全|内容安全|モデレーション|不適切|недопустим|небезопасн|модерац|moderaci[oó]n|mod[eé]ration|inappropri[eé]|inapropiad|inadequad|unangemessen|inhaltsfilter/i;
const LOADING_WORDS =
  /\b(is|still|currently|being)\b.{0,20}\b(loading|starting|warming|initiali[sz]ing)|\bloading (the )?model|\bwarm(ing)?[ -]?up|not (yet )?(ready|loaded)|cold start|正在加载|加载中|読み込み中|wird geladen|en cours de chargement|cargando|загруж/i;
/** The model wrote something that the provider checked and threw away. */
const BAD_GENERATION =
  /json_validate_failed|tool_use_failed|output_parse_failed|(fail|could not|unable|did not|didn't|cannot)\w*.{0,25}(generat|validat|produc|pars)\w*.{0,40}(json|output|schema|response|generat|completion|tool)|(generated|model|model's|completion|assistant'?s?) (output|response|json|answer|text|completion|message)\b.{0,40}(invalid|not (a )?valid|malformed|not (match|conform)|does not|is no|could not)|generation (failed|error)|(invalid|malformed) (generated )?(json|output) (was )?(generated|returned|produced)/i;
/** Client errors that say nothing of the request: time-outs, conflicts, lacking capacity. */
const TRANSIENT = new Set([408, 409, 420, 421, 423, 424, 425, 430, 444, 449, 460, 498, 499]);
/** Things forbidden in a row after which it is the key and not what was sent. */
const MAX_FORBIDDEN = 5;

/** What an HTTP status other than success means, in the provider's own words. */
function httpFailure(error: APIError, status: number, service: OutsideService): CallFailure {
  const { failures } = service;
  const headers = error.headers ?? new Headers();
  const said = error.error as ProviderError;
  const { words } = said;
  const reason = said.message || "it gave no reason.";
  const retryAfterMs = parseRetryAfter(headers, said.waitMs);
  const fail = (kind: CallFailure["kind"], name: FailureReason, why = reason) => {
    const [code, sentence] = failures[name];
    const { generation } = said;
    const param = said.param ?? null;
    const details = { responded: true, status, words, generation, param, retryAfterMs };
    return callFailure(kind, code, sentence(why, status), details);
  };
  const names = `${said.code ?? ""} ${said.type ?? ""}`;
  const isFiltered = FILTER_CODE.test(names) || FILTER_WORDS.test(words);

  if (said.generation !== null || (status < 429 && isBadGeneration(status, words)))
    return fail("invalid", "failed");
  if (status === 401 || (status === 400 && BAD_KEY.test(words))) return fail("permanent", "unauthorized");
  if (status === 402 || ((status === 429 || status === 403) && isQuota(said, headers))) {
    return fail("permanent", "quota");
  }
  if (status === 429) return fail("rate_limited", "rateLimited");
  if (status === 403) {
    if (isFiltered || BLOCKED_WORDS.test(words) || !isAboutKey(words, service))
      return fail("permanent", "filtered");
    return fail("permanent", "unauthorized");
  }
  if (status < 400) {
    return fail("permanent", "redirected", truncate(maskSecrets(headers.get("location") ?? "nowhere"), 200));
  }
  if (isFiltered && (status < 500 || FILTER_CODE.test(names))) return fail("permanent", "filtered");
  if (status === 451) return fail("permanent", "filtered");
  if (status === 404 || status === 405 || status === 410) return fail("permanent", "notFound");
  if (LOADING_WORDS.test(words) || (status === 503 && !RATE_WORDS.test(words)))
    return fail("loading", "failed");
  if (RATE_WORDS.test(words) && (status >= 500 || status === 400)) return fail("rate_limited", "rateLimited");
  if (status === 400 && NO_MODEL.test(`${names} ${words}`)) return fail("permanent", "notFound");
  if ((status >= 500 && status !== 501) || TRANSIENT.has(status)) return fail("transient", "failed");
  return fail("rejected", "refused");
}

/** 424 is what Hugging Face's servers answer when they could not use what a model wrote. */
const isBadGeneration = (status: number, words: string) =>
  [400, 422, 424].includes(status) && BAD_GENERATION.test(words);

/** A rate limit says when to come back; a spent quota does not (Gemini calls both "quota"). */
function isQuota({ code = "", type = "", words, message, waitMs }: ProviderError, headers: Headers): boolean {
  const spent = QUOTA_CODE.test(`${code} ${type}`) || QUOTA_WORDS.test(message);
  const wait = waitMs ?? parseRetryAfter(headers);
  if (wait !== null) return spent && wait > LONGEST_LIMIT_MS;
  return spent && !RETRY_WORDS.test(words);
}

/** A key that was good a moment ago is not what a lone 403 is about: a firewall or a filter disliked this prompt. */
function isAboutKey(words: string, service: OutsideService): boolean {
  service.forbidden = (service.forbidden ?? 0) + 1;
  return !service.accepted || KEY_WORDS.test(words) || service.forbidden > MAX_FORBIDDEN;
}
