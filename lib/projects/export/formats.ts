import "server-only";
import { stringify } from "csv-stringify/sync";
import type { ExportRow } from "./export-rows";
import { guardCell } from "./spreadsheet";

type Pages = AsyncIterable<ExportRow[]>;

/** One project a line. What is written depends on nothing but the rows: an import and an export give the same bytes. */
export async function* writeJsonLines(pages: Pages): AsyncGenerator<string> {
  for await (const rows of pages) yield rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

/** A list of projects. */
export async function* writeJson(pages: Pages): AsyncGenerator<string> {
  let separator = "[\n";
  for await (const rows of pages) {
    yield separator + rows.map((row) => JSON.stringify(row)).join(",\n");
    separator = ",\n";
  }
  yield separator === "[\n" ? "[]\n" : "\n]\n";
}

const COLUMNS = [
  "id",
  "source",
  "source_comment_id",
  "is_valid_project",
  "invalid_reason",
  "title",
  "short_description",
  "description",
  "hashtags",
  "project_urls",
  "url_summaries",
  "primary_url",
  "url_contents",
  "idea_score",
  "complexity_score",
  "workflow_logs",
  "is_bookmarked",
  "relaxed",
  "novelty",
  "screenshot_path",
  "review_status",
  "review_reason",
  "duplicate_of",
  "version",
  "created_at",
  "processed_at",
] as const satisfies (keyof ExportRow)[];

/** With a header and the mark that makes Excel read UTF-8; no cell is a formula. Without vectors. */
export async function* writeCsv(pages: Pages): AsyncGenerator<string> {
  yield `\ufeff${COLUMNS.join(",")}\r\n`;
  for await (const rows of pages) {
    const cells = rows.map((row) => COLUMNS.map((column) => cellOf(row[column])));
    yield stringify(cells, { quoted_string: true, record_delimiter: "\r\n" });
  }
}

/** Lists of words as a person writes them, all else that is no text as JSON. */
function cellOf(value: ExportRow[(typeof COLUMNS)[number]]): string {
  if (value === null) return "";
  if (typeof value !== "object") return guardCell(String(value));
  if (Object.keys(value).length === 0) return "";
  const isPlain = Array.isArray(value) && value.every((word) => /^[^\s,[](?:[^,\r\n]*[^\s,])?$/u.test(word));
  return guardCell(isPlain ? value.join(", ") : JSON.stringify(value));
}
