import "server-only";
import type { ExportFormat, ExportQuery } from "@/lib/contracts/exports";
import { db } from "@/lib/core/db";
import { whereOf } from "../list-projects";
import { writeCard } from "./dataset-card";
import { exportRows, type Selection } from "./export-rows";
import { writeCsv, writeJson, writeJsonLines } from "./formats";
import { writeMarkdown } from "./markdown";

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

/** The projects that the filters select, oldest id first, as they were stored when the export began. */
export async function exportProjects({ format, ids, vectors, ...filter }: ExportQuery): Promise<ExportFile> {
  const filters = whereOf(filter);
  const chosen = ids ? { AND: [filters, { id: { in: ids } }] } : filters;
  const { _count: count, _max: last } = await db().project.aggregate({
    where: chosen,
    _count: true,
    _max: { id: true },
  });
  const selection: Selection = { where: chosen, count, lastId: last.id ?? 0 };
  const stem = `waywo-projects-${new Date().toISOString().slice(0, 10)}-${count}`;
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
