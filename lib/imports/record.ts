/** A record of a file as it was read, not yet validated; or why there is none. */
export type ImportRecord = { line: number; value: unknown } | { line: number; fault: string };

/** Largest record, in bytes: a page's whole contents and a vector of 4096 numbers fit many times. */
export const MAX_RECORD_BYTES = 8 * 1024 * 1024;

export const TOO_LONG = `It is longer than ${MAX_RECORD_BYTES / 1024 / 1024} MiB.`;

export const NOT_UTF8 = "It is not UTF-8.";

const decoder = new TextDecoder("utf-8", { fatal: true });

/** Reads a record that is JSON in UTF-8. */
export function parseRecord(line: number, bytes: Uint8Array): ImportRecord {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return { line, fault: NOT_UTF8 };
  }
  try {
    return { line, value: JSON.parse(text) };
  } catch (error) {
    return { line, fault: `It is not valid JSON: ${(error as Error).message.slice(0, 200)}.` };
  }
}
