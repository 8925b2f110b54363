import "server-only";
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { DomainError } from "@/lib/core/errors";
import { cutText } from "@/lib/core/unicode";
import { withoutGuard } from "@/lib/projects/export/spreadsheet";
import { type ImportRecord, MAX_RECORD_BYTES, NOT_UTF8, TOO_LONG } from "./record";

const REQUIRED = ["title", "short_description", "description"];

/**
 * Reads CSV with a header line: the columns are named like a project's fields, in any order. A row with a broken quote
 * or another number of fields is a fault, and those after it go on.
 *
 * @throws DomainError invalid_request when a column lacks that every project needs
 */
export async function* readCsv(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ImportRecord> {
  const faults: { line: number; fault: string }[] = [];
  let hasHeader = false;
  /** The parser tells the line where a row ends, and counts CRLF in a cell twice. */
  let counted = 0;
  const fail = (error: CsvError | undefined) => {
    const line = Number(error?.lines ?? 0) - counted;
    // Every quote of a row may be wrong.
    if (faults.at(-1)?.line !== line) faults.push({ line, fault: sentenceOf(error) });
    if (!hasHeader)
      throw new DomainError(
        "invalid_request",
        `The CSV file's first line cannot be read. ${sentenceOf(error)}`,
      );
  };
  const parser = parse({
    // A letter a byte: other encodings are noticed where cells are decoded.
    encoding: "latin1",
    info: true,
    columns(names: string[]) {
      hasHeader = true;
      return headerOf(names);
    },
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MAX_RECORD_BYTES,
    on_skip(error) {
      fail(error);
      return undefined;
    },
  });
  const source = Readable.from(withoutMark(chunks));
  source.once("error", (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const { record, info } of parser) {
      yield* faults.splice(0);
      const line = info.lines - counted - countIn(record, /[\r\n]/g);
      const value = cellsOf(record);
      yield value ? { line, value } : { line, fault: NOT_UTF8 };
      counted += countIn(record, /\r\n/g);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    fail(error);
  } finally {
    source.destroy();
  }
  if (!hasHeader) throw lacks(REQUIRED.join(", "));
  yield* faults;
}

/** Without a byte order mark at the beginning. */
async function* withoutMark(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const chunk of chunks) {
    const isMarked = isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    isFirst = false;
    yield isMarked ? chunk.subarray(3) : chunk;
  }
}

function headerOf(names: string[]): string[] {
  const header = names.map((name) => (utf8(name) ?? "").trim().toLowerCase().replaceAll(" ", "_"));
  const missing = REQUIRED.filter((name) => !header.includes(name));
  if (missing.length > 0) throw lacks(missing.join(", "));
  const twice = header.find((name, at) => name !== "" && header.indexOf(name) !== at);
  if (twice === undefined) return header;
  throw new DomainError(
    "invalid_request",
    `The CSV file's first line has the column ${cutText(twice, 60)} twice.`,
  );
}

const lacks = (names: string) =>
  new DomainError("invalid_request", `The CSV file's first line lacks the column ${names}.`);

const countIn = (record: Record<string, string>, ends: RegExp) =>
  Object.values(record).reduce((sum, cell) => sum + (cell.match(ends)?.length ?? 0), 0);

/** An empty cell is a field left out. @returns null where one is not UTF-8 */
function cellsOf(record: Record<string, string>): Record<string, string> | null {
  const cells: [string, string][] = [];
  for (const [name, cell] of Object.entries(record)) {
    const text = utf8(cell);
    if (text === null) return null;
    if (text !== "") cells.push([name, withoutGuard(text)]);
  }
  return Object.fromEntries(cells);
}

/** Of cells, in which a byte order mark is a letter. */
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function utf8(cell: string): string | null {
  try {
    return decoder.decode(Buffer.from(cell, "latin1"));
  } catch {
    return null;
  }
}

function sentenceOf(error: CsvError | undefined): string {
  if (error?.code === "CSV_MAX_RECORD_SIZE") return `${TOO_LONG} Is a quote missing?`;
  if (error?.code === "CSV_QUOTE_NOT_CLOSED") return "A quote is opened and never closed.";
  return `It is not valid CSV: ${(error?.message ?? "").slice(0, 200).replace(/\.?$/, ".")}`;
}
