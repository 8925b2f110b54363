import "server-only";
import { type ImportRecord, MAX_RECORD_BYTES, parseRecord, TOO_LONG } from "./record";

const NEWLINE = 0x0a;

/** Reads JSON lines, one record a line; empty lines are passed over. A line that is too long is never kept whole. */
export async function* readJsonLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ImportRecord> {
  let line = 1;
  let parts: Uint8Array[] = [];
  let size = 0;
  const add = (part: Uint8Array) => {
    size += part.length;
    if (size <= MAX_RECORD_BYTES) parts.push(part);
    else parts = [];
  };
  const take = (): ImportRecord | null => {
    const bytes = Buffer.concat(parts);
    const tooLong = size > MAX_RECORD_BYTES;
    parts = [];
    size = 0;
    if (tooLong) return { line, fault: TOO_LONG };
    return isBlank(bytes) ? null : parseRecord(line, bytes);
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      add(chunk.subarray(start, end));
      const record = take();
      if (record) yield record;
      line++;
      start = end + 1;
    }
    add(chunk.subarray(start));
  }
  const last = take();
  if (last) yield last;
}

const isBlank = (bytes: Uint8Array) => bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
