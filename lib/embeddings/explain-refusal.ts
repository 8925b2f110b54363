import "server-only";
import type { CallFailure } from "@/lib/net/call-failure";
import { type EmbeddingDialect, namesDialect, otherDialects } from "./dialect";
import type { EmbeddingProvider } from "./provider";

/** Every service that embeds at all embeds this. */
export const PLAIN_TEXT = "A list of books to read.";

/**
 * Why a request was refused. `texts`: others are taken. `dialect`: the provider's has been replaced by one that is
 * taken. `service`: nothing is taken at all.
 */
export type Refusal = "texts" | "dialect" | "service";

/** Whether a failure may be about what was sent: 4xx in any wording, else where it names a part of the request. */
export function isRefusal({ kind, error }: CallFailure): boolean {
  return kind === "rejected" || kind === "permanent" || (kind === "transient" && namesDialect(error.message));
}

/**
 * Finds out with one plain text what a refusal was about, and learns the dialect that the service takes. The words of
 * a refusal are not relied upon: no two services have the same.
 *
 * @param used the dialect that was refused
 * @param ask makes one request; null where it was taken
 */
export async function explainRefusal(
  { kind, error }: CallFailure,
  used: EmbeddingDialect,
  provider: EmbeddingProvider,
  ask: (dialect: EmbeddingDialect) => Promise<CallFailure | null>,
): Promise<Refusal> {
  if (provider.dialect !== used) return "dialect";
  const isToTry = kind !== "permanent" && provider.otherDialects === "to try";
  const others = isToTry ? otherDialects(used, error.message) : [];
  for (const dialect of [used, ...others]) {
    const failure = await ask(dialect);
    // Somebody else may have learnt it meanwhile.
    if (provider.dialect !== used) return "dialect";
    if (failure && isRefusal(failure)) continue;
    // Any other failure tells nothing of the dialect.
    if (failure) return "texts";
    if (provider.otherDialects === "tried") provider.otherDialects = "to try";
    if (dialect === used) return "texts";
    provider.dialect = dialect;
    return "dialect";
  }
  if (isToTry) provider.otherDialects = "tried";
  return "service";
}
