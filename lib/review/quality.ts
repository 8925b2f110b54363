import "server-only";
import type { Quality } from "@/lib/contracts/quality";
import { storeAddress } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { assertStoreNotShut } from "@/lib/core/store-gate";
import { embeddingProvider } from "@/lib/embeddings/provider";
import { DISTINCT_COSINE } from "@/lib/quality/distinct-cosine";
import { getRun } from "@/lib/runs/get-run";
import { settings } from "@/lib/settings/settings";
import { toStoreError } from "@/lib/store/store-error";
import type { QualityRequest } from "@/lib/workers/messages";
import { workers } from "@/lib/workers/workers";

/**
 * The figures of a run's ideas, or of the latest thousand of the store: measured in a thread, which takes seconds.
 *
 * @throws DomainError not_found; store_unavailable when the store or the thread does not answer
 */
export async function readQuality(run?: string): Promise<Quality> {
  const found = run === undefined ? null : await getRun(run);
  const model = found?.embeddingModel ?? embeddingProvider().model;
  const { LLM_PRICE_INPUT: input, LLM_PRICE_OUTPUT: output } = settings();
  const request: QualityRequest = {
    path: storeAddress(),
    run: found?.id ?? null,
    model,
    cosine: DISTINCT_COSINE,
    prices: input === undefined || output === undefined ? null : { input, output },
  };
  assertStoreNotShut();
  try {
    return (await workers().quality.call("measure", request)) as Quality;
  } catch (error) {
    const sentence = "The ideas could not be measured now; try again in a moment.";
    throw toStoreError(error) ?? new DomainError("store_unavailable", sentence, { cause: error });
  }
}
