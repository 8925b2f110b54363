import "server-only";
import { singleton } from "@/lib/core/singleton";
import { storeKind } from "@/lib/core/store-kind";
import { embeddingDeps } from "@/lib/embeddings/deps";
import { llmDeps } from "@/lib/llm/deps";
import { settings } from "@/lib/settings/settings";
import { type StopSharing, shareCalls } from "./share-calls";
import { storedWaits } from "./share-warm-ups";

const sharing = () => singleton<{ stops: StopSharing[] }>("sharing", () => ({ stops: [] }));

/** Holds LLM_CONCURRENCY and LLM_WARMUP_MS over all processes that have the store open; an SQLite file has one. */
export function startSharing(): void {
  if (storeKind() === "sqlite" || sharing().stops.length > 0) return;
  const total = () => settings().LLM_CONCURRENCY;
  llmDeps().warmUps.shared = storedWaits;
  sharing().stops = [
    shareCalls("llm", llmDeps().limiter, total),
    shareCalls("embeddings", embeddingDeps().limiter, total),
  ];
}

/** To be called while the store is still open. */
export async function stopSharing(): Promise<void> {
  const { stops } = sharing();
  sharing().stops = [];
  llmDeps().warmUps.shared = null;
  await Promise.all(stops.map((stop) => stop()));
}
