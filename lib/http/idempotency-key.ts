import { InvalidRequestError } from "@/lib/core/errors";

/** The request's Idempotency-Key, if it has one: 1 to 255 visible ASCII characters. */
export function readIdempotencyKey(request: Request): string | null {
  const key = request.headers.get("idempotency-key");
  if (key === null || /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  const msg = "Idempotency-Key has 1 to 255 visible characters and no spaces.";
  throw new InvalidRequestError([{ loc: ["header", "Idempotency-Key"], msg, type: "invalid_format" }]);
}
