import "server-only";
import { DomainError } from "@/lib/core/errors";

/** Largest body taken, in bytes (docs/api.md). */
export const MAX_BODY_BYTES = 64 * 1024;

/**
 * The JSON body of a request, read no further than the limit.
 *
 * @throws DomainError not_json, body_too_large
 */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) {
    throw new DomainError("not_json", "Send the request as JSON, with Content-Type: application/json.");
  }
  const text = await readText(request);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DomainError("not_json", "The body is not valid JSON.", { cause });
  }
}

async function readText(request: Request): Promise<string> {
  const tooLarge = new DomainError("body_too_large", `The body is larger than ${MAX_BODY_BYTES} bytes.`);
  if (Number(request.headers.get("content-length")) > MAX_BODY_BYTES) throw tooLarge;
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) throw tooLarge;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
