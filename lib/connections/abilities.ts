import type { Ability } from "@/lib/contracts/connections";
import { answerText } from "@/lib/llm/answer/answer-text";
import { parseReply, type Reply } from "@/lib/llm/chat-completion";
import type { Exchange } from "./exchanges";

export interface Abilities {
  json_schema: Ability;
  json_object: Ability;
  seed: Ability;
  system_role: Ability;
}

interface Answered extends Exchange {
  reply: Reply;
}

/** What requests and answers tell of an endpoint: a part that was refused, and without which it was answered, is "no". */
export function abilitiesOf(exchanges: readonly Exchange[]): Abilities {
  const answered = exchanges.flatMap((exchange) => {
    const reply = replyOf(exchange);
    return reply ? [{ ...exchange, reply }] : [];
  });
  const refused = exchanges.filter((exchange) => replyOf(exchange) === null);
  const taken = (has: (request: Exchange["request"]) => boolean): Ability => {
    if (answered.some(({ request }) => has(request))) return "yes";
    return answered.length > 0 && refused.some(({ request }) => has(request)) ? "no" : null;
  };
  return {
    json_schema: kept(answered, taken(withFormat("json_schema"))),
    json_object: taken(withFormat("json_object")),
    seed: taken(({ seed }) => seed !== undefined),
    system_role: taken(({ messages }) => JSON.stringify(messages ?? "").includes('"role":"system"')),
  };
}

const withFormat = (type: string) => (request: Exchange["request"]) =>
  (request.response_format as { type?: unknown } | undefined)?.type === type;

/** A schema that was taken is ignored where no answer under it is an object with its keys. */
function kept(answered: readonly Answered[], ability: Ability): Ability {
  if (ability !== "yes") return ability;
  const under = answered.filter(({ request }) => withFormat("json_schema")(request));
  return under.some(keepsToSchema) ? "yes" : "ignored";
}

function keepsToSchema({ request, reply }: Answered): boolean {
  // A cut-off answer tells nothing against it.
  if (reply.end === "cut_off") return true;
  const format = request.response_format as { json_schema?: { schema?: { required?: unknown } } };
  const required = format.json_schema?.schema?.required;
  try {
    const value: unknown = JSON.parse(answerText(reply.text).trim());
    return (
      typeof value === "object" &&
      value !== null &&
      (!Array.isArray(required) || required.every((name) => Object.hasOwn(value, String(name))))
    );
  } catch {
    return false;
  }
}

/** The completion in an answer; null for an error, whatever its status. */
export function replyOf({ status, text }: Exchange): Reply | null {
  if (status < 200 || status > 299) return null;
  try {
    return parseReply(JSON.parse(text), Number.POSITIVE_INFINITY);
  } catch {
    return null;
  }
}

/** Tokens a second of the longest answer; null where the endpoint counts none. */
export function speedOf(exchanges: readonly Exchange[]): number | null {
  let [tokens, tookMs] = [0, 0];
  for (const exchange of exchanges) {
    const written = replyOf(exchange)?.completionTokens ?? 0;
    if (written > tokens) [tokens, tookMs] = [written, exchange.tookMs];
  }
  return tokens > 0 && tookMs > 0 ? Math.round((tokens / tookMs) * 10_000) / 10 : null;
}
