import "server-only";
import { DomainError } from "@/lib/core/errors";
import { type ImportRecord, MAX_RECORD_BYTES, parseRecord, TOO_LONG } from "./record";

const code = (character: string) => character.charCodeAt(0);
const [QUOTE, BACKSLASH, COMMA, NEWLINE] = [code('"'), code("\\"), code(","), 0x0a];
const OPENING = new Set([code("["), code("{")]);
const CLOSING = new Set([code("]"), code("}")]);
const SPACE = new Set([0x20, 0x09, 0x0a, 0x0d]);
const LIST_KEY = "projects";

const noList = () =>
  new DomainError(
    "invalid_request",
    `The file is not a JSON list of projects, nor an object that has one as its "${LIST_KEY}".`,
  );

/**
 * Reads a JSON list of records, or an object with one as its "projects", which is what lists of the API answer. The
 * elements are cut out here and parsed one by one, so that one that is broken costs neither memory nor the others.
 *
 * @throws DomainError invalid_request when the file is neither
 */
export async function* readJson(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ImportRecord> {
  const cutter = new ElementCutter();
  for await (const chunk of chunks) {
    yield* cutter.cut(chunk);
    if (cutter.ended) return;
  }
  yield* cutter.end();
}

/** Goes over the bytes of a file once. Everything that counts is ASCII, which no byte of another letter looks like. */
class ElementCutter {
  ended = false;
  #inList = false;
  #line = 1;
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** Of the object around the list: the text of the last string at its own level. */
  #key = "";
  #first = true;
  #element: { line: number; parts: Uint8Array[]; size: number } | null = null;

  *cut(chunk: Uint8Array): Generator<ImportRecord> {
    let start = 0;
    for (let at = 0; at < chunk.length && !this.ended; at++) {
      const byte = chunk[at] as number;
      if (byte === NEWLINE) this.#line++;
      if (!this.#inList) {
        this.#seek(byte);
        continue;
      }
      if (!this.#element) {
        if (CLOSING.has(byte)) this.ended = true;
        if (this.ended || byte === COMMA || SPACE.has(byte)) continue;
        this.#element = { line: this.#line, parts: [], size: 0 };
        start = at;
      }
      if (!this.#isEnd(byte)) continue;
      this.#add(chunk.subarray(start, at + (this.#depth < 0 || byte === COMMA ? 0 : 1)));
      yield this.#take();
      if (this.#depth < 0) this.ended = true;
      this.#depth = 0;
    }
    if (this.#element) this.#add(chunk.subarray(start));
  }

  *end(): Generator<ImportRecord> {
    if (!this.#inList) throw noList();
    if (this.#element) yield this.#take();
    yield { line: this.#line, fault: "The file ends before its list does." };
  }

  /** Whether an element ends with this byte, or before it. */
  #isEnd(byte: number): boolean {
    if (this.#passString(byte)) return false;
    if (OPENING.has(byte)) this.#depth++;
    else if (CLOSING.has(byte)) {
      this.#depth--;
      return this.#depth <= 0;
    }
    return byte === COMMA && this.#depth === 0;
  }

  /** Looks for the list. */
  #seek(byte: number): void {
    if (this.#first) {
      if (SPACE.has(byte) || byte >= 0x80) return;
      this.#first = false;
      if (!OPENING.has(byte)) throw noList();
      if (byte === code("[")) this.#inList = true;
      else this.#depth = 1;
      return;
    }
    if (this.#depth === 1 && byte === QUOTE && !this.#inString) this.#key = "";
    const wasString = this.#inString;
    if (this.#passString(byte)) {
      if (wasString && this.#depth === 1 && byte !== QUOTE && this.#key.length <= LIST_KEY.length) {
        this.#key += String.fromCharCode(byte);
      }
      return;
    }
    if (byte === code("[") && this.#depth === 1 && this.#key === LIST_KEY) {
      this.#inList = true;
      this.#depth = 0;
    } else if (OPENING.has(byte)) this.#depth++;
    else if (CLOSING.has(byte)) this.#depth--;
    if (this.#depth === 0 && !this.#inList) throw noList();
  }

  /** Whether a byte belongs to a string, its quotes too. */
  #passString(byte: number): boolean {
    if (!this.#inString) {
      this.#inString = byte === QUOTE;
      return this.#inString;
    }
    if (this.#escaped) this.#escaped = false;
    else if (byte === BACKSLASH) this.#escaped = true;
    else if (byte === QUOTE) this.#inString = false;
    return true;
  }

  #add(part: Uint8Array): void {
    if (!this.#element) return;
    this.#element.size += part.length;
    if (this.#element.size <= MAX_RECORD_BYTES) this.#element.parts.push(part);
    else this.#element.parts = [];
  }

  #take(): ImportRecord {
    const { line, parts, size } = this.#element ?? { line: this.#line, parts: [], size: 0 };
    this.#element = null;
    if (size > MAX_RECORD_BYTES) return { line, fault: TOO_LONG };
    return parseRecord(line, Buffer.concat(parts));
  }
}
