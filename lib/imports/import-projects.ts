import "server-only";
import type { ImportFormat, ImportReport } from "@/lib/contracts/imports";
import { SAMPLE_SOURCE } from "@/lib/contracts/project-source";
import { db } from "@/lib/core/db";
import { cutText } from "@/lib/core/unicode";
import type { Prisma } from "@/lib/generated/prisma/client";
import { createProjects, type NewProject } from "@/lib/projects/create-projects";
import { setSampleAside } from "@/lib/projects/sample-corpus";
import { directIn } from "@/lib/store/connection/direct";
import { readSql } from "@/lib/store/sql";
import { storedDate } from "@/lib/store/stored-date";
import { addSubmissions, importSubmissions } from "./import-submissions";
import { importThreads } from "./import-threads";
import { openSource } from "./open-source";
import { type ProjectRecord, readProject } from "./project-record";
import type { Fail } from "./read-waywo";
import { VectorLengths } from "./vector-lengths";

/** Rows in one transaction, which all other writes wait for: about 20 ms. */
const MAX_ROWS = 200;
const MAX_BYTES = 2 * 1024 * 1024;
/** Faults that a report names; the others are counted. */
const MAX_NAMED = 100;
/** In characters. */
const MAX_REASON = 500;

export interface ImportProgress {
  done: number;
  total: number;
}

export interface ImportOptions {
  format?: ImportFormat | null;
  /** Sets the sample corpus aside once the file has brought projects. */
  setSampleAside?: boolean;
  signal?: AbortSignal;
  onProgress?: (progress: ImportProgress) => void;
}

/**
 * Stores the projects of a file: good ones are kept, bad ones named, and those that are there already left alone, so
 * that importing twice adds nothing. Reads in bounded memory; what was stored when it is aborted stays.
 *
 * @throws DomainError invalid_request, not_found when the file cannot be read at all
 */
export async function importProjects(path: string, options: ImportOptions = {}): Promise<ImportReport> {
  const { format = null, signal, onProgress } = options;
  const report: ImportReport = {
    read: 0,
    added: 0,
    known: 0,
    failed: 0,
    without_vector: 0,
    posts: 0,
    comments: 0,
    submissions: 0,
    set_aside: 0,
    errors: [],
  };
  const fail: Fail = ({ line, reason }) => {
    report.failed++;
    if (report.errors.length < MAX_NAMED) report.errors.push({ line, reason: inOneLine(reason) });
  };
  const source = await openSource(path, format);
  const lengths = new VectorLengths();
  /** Of a waywo file: the ids of its projects there, and in the store. */
  const ids = new Map<number, number>();
  let batch: LineRecord[] = [];
  let bytes = 0;
  const flush = async () => {
    const stored = await store(batch, lengths);
    report.added += stored.added;
    report.known += batch.length - stored.added;
    report.without_vector += stored.withoutVector;
    report.submissions += stored.submissions;
    for (const [at, { line }] of source.waywo ? batch.entries() : []) ids.set(line, stored.ids[at] ?? 0);
    for (const { line, comment_id } of stored.lost) {
      fail({ line, reason: `submissions: comment ${comment_id} is not stored.` });
    }
    batch = [];
    bytes = 0;
    onProgress?.({ done: source.done(), total: source.total });
  };
  try {
    if (source.waywo) Object.assign(report, await importThreads(source.waywo, fail, signal));
    for await (const record of source.records) {
      signal?.throwIfAborted();
      report.read++;
      const result = "fault" in record ? record : readProject(record.value);
      if ("fault" in result) {
        fail({ line: record.line, reason: result.fault });
        continue;
      }
      batch.push({ line: record.line, ...result });
      bytes += sizeOf(result);
      if (batch.length >= MAX_ROWS || bytes >= MAX_BYTES) await flush();
    }
    await flush();
    if (source.waywo) report.submissions += await importSubmissions(source.waywo, ids, fail, signal);
  } finally {
    source.close();
  }
  if (options.setSampleAside && report.added > 0) report.set_aside = await setSampleAside(true);
  return report;
}

/** It may quote the file, and is shown on terminals. */
const inOneLine = (reason: string) =>
  cutText(reason.slice(0, 2 * MAX_REASON).replace(/[\p{Cc}\p{Cf}\s]+/gu, " "), MAX_REASON);

type LineRecord = ProjectRecord & { line: number };

/** Roughly. */
const sizeOf = ({ project, submissions }: ProjectRecord) =>
  1000 +
  project.description.length +
  (project.descriptionEmbedding?.length ?? 0) * 2 +
  Object.values(project.urlContents ?? {}).reduce((sum, page) => sum + page.length, 0) +
  submissions.reduce((sum, { comment_text, extracted_text }) => {
    return sum + 200 + (comment_text?.length ?? 0) + (extracted_text?.length ?? 0);
  }, 0);

async function store(batch: LineRecord[], lengths: VectorLengths) {
  const projects: NewProject[] = [];
  // One after the other: the first vector of a model says how long the others are.
  for (const { project } of batch) projects.push(await lengths.withComparableVector(project));
  return db().$transaction(async (tx) => {
    const known = await findKnown(tx, projects);
    const fresh = new Map(projects.toReversed().map((project) => [keyOf(project), project]));
    for (const key of known.keys()) fresh.delete(key);
    const news = projects.filter((project) => fresh.get(keyOf(project)) === project);
    const created = await createProjects(directIn(tx), news);
    const stored = new Map([...known, ...news.map((project, at) => [keyOf(project), created[at]] as const)]);
    const ids = projects.map((project) => stored.get(keyOf(project)) ?? 0);
    const submissions = batch.flatMap(({ line, submissions }, at) =>
      submissions.map((one) => ({ ...one, line, project_id: ids[at] ?? 0 })),
    );
    const { added, lost } = await addSubmissions(tx, submissions);
    return {
      added: news.length,
      withoutVector: news.filter(({ descriptionEmbedding }) => !descriptionEmbedding).length,
      ids,
      submissions: added,
      lost,
    };
  });
}

/** The ids of those that are stored already, by what they are known by. */
async function findKnown(tx: Prisma.TransactionClient, projects: NewProject[]): Promise<Map<string, number>> {
  const keys = [...new Set(projects.map(keyOf))];
  const sql = readSql("find-known-projects");
  const found = await tx.$queryRawUnsafe<{ place: bigint; id: bigint | null }[]>(sql, `[${keys.join(",")}]`);
  return new Map(
    found.flatMap(({ place, id }) => (id === null ? [] : [[keys[Number(place)] ?? "", Number(id)] as const])),
  );
}

/**
 * What a project is known by, as JSON: its texts, source and comment; and its date, where that is not the date it came
 * into a store.
 */
function keyOf(project: NewProject): string {
  const { title, shortDescription, description, source, sourceCommentId = null, createdAt } = project;
  const dated = createdAt && sourceCommentId === null && source !== SAMPLE_SOURCE;
  return JSON.stringify([
    title,
    shortDescription,
    description,
    source,
    sourceCommentId,
    dated ? storedDate(createdAt) : null,
  ]);
}
