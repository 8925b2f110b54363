/** A model or embedding service, as spans and metrics describe it. */
interface Service {
  host: string;
  twin: "built-in" | "external";
  model: string;
}

/**
 * The attributes of OpenTelemetry's conventions for generative AI that a call's span and its metrics share. Any endpoint
 * that speaks OpenAI's API is "openai" there, and its host tells which one it is.
 */
export function serviceAttributes(operation: "chat" | "embeddings", { host, twin, model }: Service) {
  return {
    "gen_ai.operation.name": operation,
    "gen_ai.provider.name": twin === "built-in" ? "built-in" : "openai",
    "gen_ai.request.model": model,
    ...(twin === "external" && { "server.address": host }),
  };
}
