import "server-only";
import type { ImportFormat, ImportReport } from "@/lib/contracts/imports";
import { SAMPLE_SOURCE } from "@/lib/contracts/project-source";
import { db } from "@/lib/core/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { createProjects, type NewProject, storedDate } from "@/lib/projects/create-projects";
import { setSampleAside } from "@/lib/projects/sample-corpus";
import { readSql } from "@/lib/store/sql";
import { importThreads } from "./import-threads";
import { openSource } from "./open-source";
import { readProject } from "./project-record";
import { VectorLengths } from "./vector-lengths";

/** Rows in one transaction, which all other writes wait for: about 20 ms. */
const MAX_ROWS = 200;
const MAX_BYTES = 2 * 1024 * 1024;
/** Faults that a report names; the others are counted. */
const MAX_NAMED = 100;

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
    set_aside: 0,
    errors: [],
  };
  const fail = (error: ImportReport["errors"][number]) => {
    report.failed++;
    if (report.errors.length < MAX_NAMED) report.errors.push(error);
  };
  const source = await openSource(path, format);
  const lengths = new VectorLengths();
  let batch: NewProject[] = [];
  let bytes = 0;
  const flush = async () => {
    const { added, withoutVector } = await store(batch, lengths);
    report.added += added;
    report.known += batch.length - added;
    report.without_vector += withoutVector;
    batch = [];
    bytes = 0;
    onProgress?.({ done: source.done(), total: source.total });
  };
  try {
    if (source.waywo) {
      const { posts, comments, errors } = await importThreads(source.waywo, signal);
      Object.assign(report, { posts, comments });
      for (const error of errors) fail(error);
    }
    for await (const record of source.records) {
      signal?.throwIfAborted();
      report.read++;
      const result = "fault" in record ? record : readProject(record.value);
      if ("fault" in result) {
        fail({ line: record.line, reason: result.fault });
        continue;
      }
      batch.push(result.project);
      bytes += sizeOf(result.project);
      if (batch.length >= MAX_ROWS || bytes >= MAX_BYTES) await flush();
    }
    await flush();
  } finally {
    source.close();
  }
  if (options.setSampleAside && report.added > 0) report.set_aside = await setSampleAside(true);
  return report;
}

/** Roughly. */
const sizeOf = ({ description, urlContents = {}, descriptionEmbedding }: NewProject) =>
  1000 +
  description.length +
  (descriptionEmbedding?.length ?? 0) * 2 +
  Object.values(urlContents).reduce((sum, page) => sum + page.length, 0);

async function store(batch: NewProject[], lengths: VectorLengths) {
  const fitting: NewProject[] = [];
  // One after the other: the first vector of a model says how long the others are.
  for (const project of batch) fitting.push(await lengths.fit(project));
  return db().$transaction(async (tx) => {
    const fresh = await leaveOutKnown(tx, fitting);
    await createProjects(tx, fresh);
    return {
      added: fresh.length,
      withoutVector: fresh.filter(({ descriptionEmbedding }) => !descriptionEmbedding).length,
    };
  });
}

/**
 * The projects that are not stored yet. A project is known by its texts, source and comment; and by its date, where
 * that is not the date it came into a store.
 */
async function leaveOutKnown(tx: Prisma.TransactionClient, batch: NewProject[]): Promise<NewProject[]> {
  const byIdentity = new Map(
    batch.toReversed().map((project) => [JSON.stringify(identityOf(project)), project]),
  );
  const candidates = batch.filter(
    (project) => byIdentity.get(JSON.stringify(identityOf(project))) === project,
  );
  const identities = JSON.stringify(candidates.map(identityOf));
  const sql = readSql("find-known-projects");
  const found = await tx.$queryRawUnsafe<{ place: number | bigint }[]>(sql, identities);
  const known = new Set(found.map(({ place }) => Number(place)));
  return candidates.filter((_, place) => !known.has(place));
}

function identityOf(project: NewProject) {
  const { title, shortDescription, description, source, sourceCommentId = null, createdAt } = project;
  const dated = createdAt && sourceCommentId === null && source !== SAMPLE_SOURCE;
  return [
    title,
    shortDescription,
    description,
    source,
    sourceCommentId,
    dated ? storedDate(createdAt) : null,
  ];
}
