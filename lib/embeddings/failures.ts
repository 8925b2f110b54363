import type { ServiceFailures } from "@/lib/net/call-failure";

/**
 * What goes wrong with the embedding endpoint, as code and sentence.
 *
 * @param address the variable that holds its address
 */
export function embeddingFailures(address: "EMBEDDING_BASE_URL" | "EMBEDDING_URL"): ServiceFailures {
  const where = address === "EMBEDDING_URL" ? address : `${address} and EMBEDDING_MODEL_NAME`;
  const silent = (why: string) => `The embedding endpoint did not answer: ${why}.`;
  const refused = (why: string, status: number) =>
    `The embedding endpoint refused the request (${status}): ${why}`;
  return {
    unreachable: ["embedding_unreachable", (why) => `Embedding endpoint unreachable: ${why}.`],
    forbidden: [
      "embedding_not_found",
      (why) => `The embedding endpoint is not called: ${why}. Set ${address} to another.`,
    ],
    broken: ["embedding_unavailable", silent],
    timeout: ["embedding_timeout", silent],
    tooLarge: ["embedding_too_large", silent],
    unreadable: [
      "embedding_invalid",
      () => `The embedding endpoint's answer holds no embeddings; is ${address} right?`,
    ],
    unauthorized: [
      "embedding_unauthorized",
      (why, status) =>
        `The embedding endpoint answered ${status} (${why}): set EMBEDDING_API_KEY to a key it accepts.`,
    ],
    quota: ["embedding_quota", (why) => `The embedding endpoint's quota is spent: ${why}`],
    rateLimited: [
      "embedding_rate_limited",
      (why) => `The embedding endpoint's rate limit is reached: ${why}`,
    ],
    redirected: [
      "embedding_not_found",
      (why) => `The embedding endpoint redirects elsewhere (${why}): set ${address} to that address.`,
    ],
    notFound: [
      "embedding_not_found",
      (why, status) => `The embedding endpoint answered ${status} (${why}): set ${where} to what it has.`,
    ],
    filtered: ["embedding_bad_request", refused],
    failed: ["embedding_unavailable", (why, status) => `The embedding endpoint failed (${status}): ${why}`],
    refused: ["embedding_bad_request", refused],
  };
}
