import "server-only";
import { z } from "zod";
import { encode } from "./encode";
import { ENCODER_NAME } from "./name";

/** As many as OpenAI's own endpoint takes. */
const MAX_INPUTS = 2048;

const requestSchema = z.object({
  input: z.union([z.string().transform((text) => [text]), z.array(z.string()).min(1).max(MAX_INPUTS)]),
});

const failure = (status: number, message: string) =>
  Response.json({ error: { message, type: "invalid_request_error", param: null, code: null } }, { status });

/** Answers `POST …/embeddings` as an OpenAI-compatible endpoint would, in process. */
export const encoderFetch: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  if (request.method !== "POST" || !new URL(request.url).pathname.endsWith("/embeddings")) {
    return failure(404, "The built-in encoder has POST /embeddings only.");
  }
  const body = requestSchema.safeParse(await request.json().catch(() => null));
  if (!body.success) return failure(400, "input is a text or a list of texts.");
  const vectors = await encode(body.data.input, init?.signal);
  const tokens = Math.ceil(body.data.input.join(" ").length / 4);
  return Response.json({
    object: "list",
    model: ENCODER_NAME,
    data: vectors.map((embedding, index) => ({ object: "embedding", index, embedding })),
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  });
};
