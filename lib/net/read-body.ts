import "server-only";
import { DomainError } from "@/lib/core/errors";

/**
 * The body of a request as text, never more than `maxBytes` of it.
 *
 * @throws DomainError body_too_large; not_received when the client leaves before it has sent all of it
 */
export async function readBody(request: Request, maxBytes: number): Promise<string> {
  const tooLarge = new DomainError("body_too_large", `The body is larger than ${maxBytes} bytes.`);
  if (Number(request.headers.get("content-length")) > maxBytes) throw tooLarge;
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > maxBytes) throw tooLarge;
      text += decoder.decode(chunk, { stream: true });
    }
  } catch (cause) {
    if (cause === tooLarge) throw cause;
    throw new DomainError("not_received", "The body did not arrive in full.", { cause });
  }
  return text + decoder.decode();
}
