import "server-only";
import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { DomainError } from "@/lib/core/errors";
import { withoutGuard } from "@/lib/projects/export/spreadsheet";
import { type ImportRecord, MAX_RECORD_BYTES, TOO_LONG } from "./record";

const REQUIRED = ["title", "short_description", "description"];

/**
 * Reads CSV with a header line: the columns are named like a project's fields, in any order. A row with a broken quote
 * or another number of fields is a fault, and those after it go on.
 *
 * @throws DomainError invalid_request when a column lacks that every project needs
 */
export async function* readCsv(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ImportRecord> {
  const faults: ImportRecord[] = [];
  /** The parser tells the line where a row ends, and counts CRLF in a cell twice. */
  let counted = 0;
  const parser = parse({
    bom: true,
    info: true,
    columns: headerOf,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MAX_RECORD_BYTES,
    on_skip(error) {
      const line = Number(error?.lines ?? 0) - counted;
      // Every quote of a row may be wrong.
      if (faults.at(-1)?.line !== line) faults.push({ line, fault: sentenceOf(error) });
      return undefined;
    },
  });
  const source = Readable.from(chunks);
  source.once("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let header = false;
  try {
    for await (const { record, info } of parser) {
      header = true;
      yield* faults.splice(0);
      yield { line: info.lines - counted - countIn(record, /[\r\n]/g), value: cellsOf(record) };
      counted += countIn(record, /\r\n/g);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (!header && !parser.options.columns) throw lacks(REQUIRED.join(", "));
    faults.push({ line: Number(error.lines ?? 0) - counted, fault: sentenceOf(error) });
  } finally {
    source.destroy();
  }
  yield* faults;
}

function headerOf(names: string[]): string[] {
  const header = names.map((name) => name.trim().toLowerCase().replaceAll(" ", "_"));
  const missing = REQUIRED.filter((name) => !header.includes(name));
  if (missing.length > 0) throw lacks(missing.join(", "));
  return header;
}

const lacks = (names: string) =>
  new DomainError("invalid_request", `The CSV file's first line lacks the column ${names}.`);

const countIn = (record: Record<string, string>, ends: RegExp) =>
  Object.values(record).reduce((sum, cell) => sum + (cell.match(ends)?.length ?? 0), 0);

/** An empty cell is a field left out. */
function cellsOf(record: Record<string, string>): Record<string, string> {
  const filled = Object.entries(record).filter(([, cell]) => cell !== "");
  return Object.fromEntries(filled.map(([name, cell]) => [name, withoutGuard(cell)]));
}

function sentenceOf(error: CsvError | undefined): string {
  if (error?.code === "CSV_MAX_RECORD_SIZE") return `${TOO_LONG} Is a quote missing?`;
  if (error?.code === "CSV_QUOTE_NOT_CLOSED") return "A quote is opened and never closed.";
  return `It is not valid CSV: ${(error?.message ?? "").slice(0, 200).replace(/\.?$/, ".")}`;
}
