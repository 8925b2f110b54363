import "server-only";
import { EnvError, parseVariable, type SettingName } from "@/lib/core/env";
import { DomainError, type FieldIssue, InvalidRequestError } from "@/lib/core/errors";
import { rememberSecrets } from "@/lib/core/secrets";
import { assertAllowedUrl } from "@/lib/net/address-rules";
import { type Settings, settings } from "@/lib/settings/settings";

/** An endpoint as an admin has entered it, not yet checked. */
export interface GivenEndpoint {
  base_url: string;
  api_key?: string | null | undefined;
  model?: string | null | undefined;
}

export interface CheckedEndpoint {
  baseUrl: string;
  apiKey: string | undefined;
  model: string | undefined;
}

type Service = "llm" | "embeddings" | "waywo";

/** The settings that hold an endpoint of each service. */
const SETTINGS = {
  llm: { base_url: "LLM_BASE_URL", model: "LLM_MODEL_NAME", api_key: "LLM_API_KEY" },
  embeddings: {
    base_url: "EMBEDDING_BASE_URL",
    model: "EMBEDDING_MODEL_NAME",
    api_key: "EMBEDDING_API_KEY",
  },
  waywo: { base_url: "EMBEDDING_URL", model: "EMBEDDING_MODEL_NAME", api_key: "EMBEDDING_API_KEY" },
} as const satisfies Record<Service, Record<keyof GivenEndpoint, SettingName>>;

const TAKES = {
  base_url: "An address begins with http:// or https:// and has no spaces.",
  model: "A model's name is one line of at most 200 characters.",
  api_key: "A key is one line of visible ASCII characters.",
};

/**
 * Checks what an admin has entered as its settings would be. A key is remembered as a secret before it is used. Without
 * one, the key in use goes along to the address in use alone: it is no other host's business.
 *
 * @throws InvalidRequestError naming each field that is wrong
 */
export function checkEndpoint(given: GivenEndpoint, service: Service): CheckedEndpoint {
  const names = SETTINGS[service];
  const issues: FieldIssue[] = [];
  const read = <Name extends keyof typeof names & keyof GivenEndpoint>(field: Name) => {
    const text = given[field]?.trim();
    if (!text) return undefined;
    try {
      if (field === "base_url") assertAllowedUrl(text);
      return String(parseVariable(names[field], text));
    } catch (error) {
      const isKnown = error instanceof EnvError || error instanceof DomainError;
      if (!isKnown) throw error;
      const msg = error instanceof DomainError ? error.message : TAKES[field];
      issues.push({ loc: ["body", field], msg, type: "invalid_value" });
      return undefined;
    }
  };
  const [baseUrl, model, apiKey] = [read("base_url"), read("model"), read("api_key")];
  if (baseUrl === undefined && issues.length === 0) {
    issues.push({ loc: ["body", "base_url"], msg: "Enter the address of the endpoint.", type: "missing" });
  }
  if (issues.length > 0) throw new InvalidRequestError(issues);
  if (apiKey) rememberSecrets([apiKey]);
  return { baseUrl: baseUrl ?? "", model, apiKey: apiKey ?? keyInUse(baseUrl, names) };
}

function keyInUse(baseUrl: string | undefined, names: (typeof SETTINGS)[Service]): string | undefined {
  const current: Settings = settings();
  return current[names.base_url] === baseUrl ? current[names.api_key] : undefined;
}
