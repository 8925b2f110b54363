import "server-only";
import { isDesigned } from "@/lib/contracts/project-source";
import type { ReviewStatus } from "@/lib/contracts/review-status";
import { tagsOf } from "@/lib/contracts/tag";
import type { DirectTransaction } from "@/lib/store/connection/direct";
import { readSql } from "@/lib/store/sql";
import { storedDate } from "@/lib/store/stored-date";

/** A project to store. What is left out is null, false, or now. */
export interface NewProject {
  /** Wished for: it is kept where it is free. */
  id?: number | null;
  source: string | null;
  sourceCommentId?: number | null;
  isValidProject?: boolean;
  invalidReason?: string | null;
  title: string;
  shortDescription: string;
  description: string;
  hashtags: readonly string[];
  projectUrls?: readonly string[];
  urlSummaries?: Readonly<Record<string, string>>;
  primaryUrl?: string | null;
  urlContents?: Readonly<Record<string, string>>;
  ideaScore: number;
  complexityScore: number;
  workflowLogs?: readonly string[];
  /** Little-endian float32. */
  descriptionEmbedding?: Uint8Array | null;
  embeddingModel?: string | null;
  isBookmarked?: boolean;
  relaxed?: boolean;
  /** 1 − the highest cosine to any other project when it was generated. */
  novelty?: number | null;
  /** Of an idea of the Designer's, pending unless told; nothing else is reviewed. */
  reviewStatus?: ReviewStatus | null;
  reviewReason?: string | null;
  duplicateOf?: number | null;
  version?: number;
  binnedAt?: Date | null;
  screenshotPath?: string | null;
  createdAt?: Date | null;
  processedAt?: Date | null;
}

/** Prisma's Int ends at twice this; a wish beyond would leave too few ids for those after it. */
const MAX_WISHED_ID = 2 ** 30;

/**
 * Of the JSON of one statement, in characters. V8 frees longer texts late, and an import would take twice the memory.
 */
const MAX_JSON = 48 * 1024;

/**
 * Stores projects with their tags, in their order. As JSON, because Prisma compiles a plan for every number of rows:
 * 100,000 rows go in ten times as fast.
 *
 * @returns their ids
 */
export async function createProjects(
  tx: DirectTransaction,
  projects: readonly NewProject[],
): Promise<number[]> {
  const ids = await chooseIds(tx, projects);
  const now = new Date();
  const rows = projects.map((project, place) => JSON.stringify(rowOf(project, ids[place] ?? 0, now)));
  for (const json of inPieces(rows)) await tx.run(readSql("create-projects"), json);
  const tagged = projects.map(({ hashtags }, place) =>
    JSON.stringify({ id: ids[place], tags: tagsOf(hashtags) }),
  );
  for (const json of inPieces(tagged)) await tx.run(readSql("create-project-tags"), json);
  return ids;
}

/** JSON lists of these texts, each about as long as it may be. */
export function* inPieces(texts: readonly string[]): Generator<string> {
  let piece: string[] = [];
  let length = 0;
  for (const text of texts) {
    if (piece.length > 0 && length + text.length > MAX_JSON) {
      yield `[${piece.join(",")}]`;
      piece = [];
      length = 0;
    }
    piece.push(text);
    length += text.length;
  }
  if (piece.length > 0) yield `[${piece.join(",")}]`;
}

async function chooseIds(tx: DirectTransaction, projects: readonly NewProject[]): Promise<number[]> {
  const wished = projects.map(({ id }) => (id && id > 0 && id < MAX_WISHED_ID ? id : null));
  const [last] = await tx.read<{ id: number | bigint }>(readSql("last-project-id"));
  const taken = await tx.read<{ id: number | bigint }>(
    readSql("find-taken-ids"),
    JSON.stringify(wished.filter((id) => id !== null)),
  );
  const used = new Set(taken.map(({ id }) => Number(id)));
  let next = wished.reduce<number>((most, id) => Math.max(most, id ?? 0), Number(last?.id ?? 0));
  return wished.map((id) => {
    if (id === null || used.has(id)) return ++next;
    used.add(id);
    return id;
  });
}

function rowOf(project: NewProject, id: number, now: Date) {
  const { descriptionEmbedding: vector, hashtags } = project;
  return {
    ...project,
    id,
    hashtags: JSON.stringify(hashtags),
    isValidProject: project.isValidProject ?? true,
    isBookmarked: project.isBookmarked ?? false,
    relaxed: project.relaxed ?? false,
    novelty: project.novelty ?? null,
    ...reviewOf(project),
    projectUrls: jsonOrNull(project.projectUrls),
    urlSummaries: jsonOrNull(project.urlSummaries),
    urlContents: jsonOrNull(project.urlContents),
    workflowLogs: jsonOrNull(project.workflowLogs),
    descriptionEmbedding: vector ? Buffer.from(vector).toString("hex") : null,
    createdAt: storedDate(project.createdAt ?? now),
    binnedAt: project.binnedAt ? storedDate(project.binnedAt) : null,
    processedAt: storedDate(project.processedAt ?? project.createdAt ?? now),
  };
}

function reviewOf(project: NewProject) {
  const { version = 0 } = project;
  if (!isDesigned(project)) return { reviewStatus: null, reviewReason: null, duplicateOf: null, version };
  const { reviewStatus, reviewReason = null, duplicateOf = null } = project;
  return { reviewStatus: reviewStatus ?? "pending", reviewReason, duplicateOf, version };
}

/** As waywo has it: what is empty is NULL. */
const jsonOrNull = (value: object | undefined) =>
  value && Object.keys(value).length > 0 ? JSON.stringify(value) : null;
