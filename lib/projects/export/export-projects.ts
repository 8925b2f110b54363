import "server-only";
import type { ExportFormat, ExportQuery } from "@/lib/contracts/exports";
import { writeCard } from "./dataset-card";
import { exportRows } from "./export-rows";
import { writeCsv, writeJson, writeJsonLines } from "./formats";
import { writeMarkdown } from "./markdown";
import { type Selection, selectProjects } from "./select-projects";

const EXTENSIONS: Record<ExportFormat, string> = {
  csv: "csv",
  json: "json",
  jsonl: "jsonl",
  md: "md",
  card: "md",
};

/** A file that is written while it is read. */
export interface ExportFile {
  name: string;
  chunks: AsyncGenerator<string>;
}

/** The projects that the filters select, or of them those of a batch, oldest id first, as they were stored when it began. */
export async function exportProjects(query: ExportQuery & { batch_id?: string }): Promise<ExportFile> {
  const { format, vectors } = query;
  const selection = await selectProjects(query);
  const stem = `waywo-projects-${new Date().toISOString().slice(0, 10)}-${selection.count}`;
  const name = format === "card" ? "README.md" : `${stem}.${EXTENSIONS[format]}`;
  return { name, chunks: write(format, selection, vectors, stem) };
}

function write(format: ExportFormat, selection: Selection, vectors: boolean, stem: string) {
  if (format === "card") return writeCard(selection, `${stem}.jsonl`);
  if (format === "csv") return writeCsv(exportRows(selection, false));
  if (format === "md") return writeMarkdown(exportRows(selection, false));
  const rows = exportRows(selection, vectors);
  return format === "json" ? writeJson(rows) : writeJsonLines(rows);
}
