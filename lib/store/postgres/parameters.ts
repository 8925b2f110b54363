import "server-only";

/** What a JSON text must not hold, as `JSON.stringify` writes it: a null character, and half of a surrogate pair. */
const IN_JSON = /(?<!\\)((?:\\\\)*)\\u(0000|d[89a-f][\da-f]{2})/g;
const IS_JSON = /^[[{]/;

/**
 * Values that PostgreSQL takes. Its texts hold no null character, which SQLite's may, and is left out; half of a surrogate pair
 * becomes U+FFFD, as it does in UTF-8.
 */
export function toParameters<T>(values: readonly T[]): T[] {
  return values.map((value) => (typeof value === "string" ? (storable(value) as T) : value));
}

function storable(text: string): string {
  const plain = text.includes("\0") ? text.replaceAll("\0", "") : text;
  if (!IS_JSON.test(plain) || !plain.includes("\\u")) return plain;
  return plain.replace(
    IN_JSON,
    (_, before: string, code: string) => before + (code === "0000" ? "" : "\ufffd"),
  );
}
