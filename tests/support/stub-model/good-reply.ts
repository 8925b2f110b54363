import { goodAnswer } from "./ideas";
import type { StubOptions, StubReply, StubRequest } from "./types";
import { base64Of, vectorOf } from "./vectors";

/** What a good endpoint replies. */
export function goodReply(request: StubRequest, options: StubOptions): StubReply {
  const { body } = request;
  switch (request.route) {
    case "chat":
      return { say: goodAnswer(request, options.ideas === "same" ? null : options.firstIdea) };
    case "models":
      return { status: 200, body: { object: "list", data: [{ id: "stub", object: "model" }] } };
    case "embed":
      return { status: 200, body: { embeddings: vectorsOf(body.documents, options) } };
    case "embeddings": {
      const base64 = body.encoding_format === "base64";
      const data = vectorsOf(body.input, options).map((vector, index) => {
        return { object: "embedding", index, embedding: base64 ? base64Of(vector) : vector };
      });
      return { status: 200, body: { object: "list", model: body.model, data, usage: { prompt_tokens: 1 } } };
    }
  }
}

function vectorsOf(texts: unknown, { dimensions = 4096, vectors }: StubOptions): number[][] {
  const list: unknown[] = Array.isArray(texts) ? texts : [texts];
  return list.map((text) => vectorOf(vectors === "same" ? "" : String(text), dimensions));
}
