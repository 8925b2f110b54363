import { goodAnswer } from "./ideas";
import { hash, seeded } from "./random";
import type { StubOptions, StubReply, StubRequest } from "./types";

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

/** A vector of length one, by a text: the same text the same vector, another text one that is far away. */
export function vectorOf(text: string, dimensions: number): number[] {
  const random = seeded(hash(text));
  const numbers = Array.from({ length: dimensions }, () => random() * 2 - 1);
  const length = Math.hypot(...numbers);
  return numbers.map((number) => Math.fround(number / length));
}

/** A vector as OpenAI sends it when asked for base64: little-endian float32. */
function base64Of(vector: number[]): string {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [at, number] of vector.entries()) bytes.writeFloatLE(number, at * 4);
  return bytes.toString("base64");
}
