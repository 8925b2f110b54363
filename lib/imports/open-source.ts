import "server-only";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { extname } from "node:path";
import type { ImportFormat } from "@/lib/contracts/imports";
import { storePath } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { storeKind } from "@/lib/core/store-kind";
import { realStorePath } from "@/lib/store/real-path";
import { readCsv } from "./read-csv";
import { readJson } from "./read-json";
import { readJsonLines } from "./read-json-lines";
import type { WaywoFile } from "./read-table";
import { countProjects, openWaywoFile, readProjects } from "./read-waywo";
import type { ImportRecord } from "./record";

const SQLITE = "SQLite format 3\0";
/** First bytes, in Latin-1, of files that are something else than their name says. */
const OTHERS: [string, string][] = [
  ["\x1f\x8b", "is compressed (gzip); unpack it first"],
  ["PK\x03\x04", "is compressed (zip, or a spreadsheet); unpack it, or save it as CSV"],
  ["\x28\xb5\x2f\xfd", "is compressed (zstd); unpack it first"],
  ["BZh", "is compressed (bzip2); unpack it first"],
  ["\xfd7zXZ", "is compressed (xz); unpack it first"],
  ["\xff\xfe", "is UTF-16; save it as UTF-8"],
  ["\xfe\xff", "is UTF-16; save it as UTF-8"],
];
const EXTENSIONS: Record<string, ImportFormat> = {
  ".json": "json",
  ".jsonl": "jsonl",
  ".ndjson": "jsonl",
  ".csv": "csv",
  ".db": "sqlite",
  ".sqlite": "sqlite",
  ".sqlite3": "sqlite",
};

const READERS = { json: readJson, jsonl: readJsonLines, csv: readCsv };

/** A file that is being read. */
export interface ImportSource {
  records: AsyncIterable<ImportRecord>;
  /** What there is to read, in bytes or rows, and how much of it has been read. */
  total: number;
  done(): number;
  close(): void;
  /** The file, where it is waywo's own and may hold more than projects. */
  waywo?: WaywoFile;
}

/**
 * Opens a file to import.
 *
 * @param format null to tell it by the file's name, and an SQLite file by its first bytes
 * @throws DomainError invalid_request, not_found
 */
export async function openSource(path: string, format: ImportFormat | null): Promise<ImportSource> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new DomainError("not_found", `There is no file ${path}.`);
  if (!found.isFile()) throw new DomainError("invalid_request", `${path} is not a file.`);
  const first = await firstBytes(path);
  const [, fault] = OTHERS.find(([bytes]) => first.startsWith(bytes)) ?? [];
  if (fault) throw new DomainError("invalid_request", `The file ${fault}.`);
  const chosen = first === SQLITE ? "sqlite" : (format ?? EXTENSIONS[extname(path).toLowerCase()]);
  if (!chosen) {
    const names = Object.keys(EXTENSIONS).join(", ");
    throw new DomainError("invalid_request", `${path} has a name that tells no format: ${names}.`);
  }
  if (chosen === "sqlite") return openWaywo(path);
  const stream = createReadStream(path, { highWaterMark: 256 * 1024 });
  return {
    records: READERS[chosen](stream),
    total: found.size,
    done: () => stream.bytesRead,
    close: () => stream.destroy(),
  };
}

async function openWaywo(path: string): Promise<ImportSource> {
  if (storeKind() === "sqlite" && realStorePath(path) === realStorePath(storePath())) {
    throw new DomainError("invalid_request", "This is the store itself; there is nothing to import.");
  }
  const waywo = await openWaywoFile(path);
  // For the bar alone: a damaged file is read as far as it goes.
  const total = await countProjects(waywo).catch(() => 0);
  let done = 0;
  async function* counted() {
    for await (const record of readProjects(waywo)) {
      done++;
      yield record;
    }
  }
  return {
    records: counted(),
    total,
    done: () => done,
    close: () => waywo.close(),
    waywo,
  };
}

async function firstBytes(path: string): Promise<string> {
  const file = await open(path).catch((cause) => {
    throw new DomainError("invalid_request", `${path} cannot be read.`, { cause });
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SQLITE.length), 0, SQLITE.length, 0);
    return buffer.toString("latin1", 0, bytesRead);
  } finally {
    await file.close();
  }
}
