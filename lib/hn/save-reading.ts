import "server-only";
import { HN_SOURCE } from "@/lib/contracts/project-source";
import { db } from "@/lib/core/db";
import { readList } from "@/lib/core/json-list";
import type { Comment, Prisma } from "@/lib/generated/prisma/client";
import type { CallRecord } from "@/lib/llm/types";
import { createProjects, type NewProject } from "@/lib/projects/create-projects";
import { directIn } from "@/lib/store/connection/direct";
import { projectUrls } from "./comment-text";
import type { FoundProject, FoundProjects } from "./projects-question";

/** What reading a comment has brought. */
export interface Reading {
  text: string;
  found: FoundProjects;
  /** The answered calls; empty where no model was asked. */
  calls: readonly CallRecord[];
}

/**
 * Stores what is in a comment, once: projects, submissions, the calls that were paid for and that it was read, in one
 * transaction. One that was read already is left alone.
 */
export async function saveReading(comment: Comment, { text, found, calls }: Reading): Promise<void> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.comment.updateMany({
      where: { id: comment.id, processed: false },
      data: {
        processed: true,
        processedAt: new Date(),
        readError: null,
        invalidReason: found.projects.length === 0 ? found.reason || "no_project" : null,
      },
    });
    if (count === 0) return;
    await tx.commentCall.createMany({ data: calls.map((call) => callFields(comment.id, call)) });
    await saveProjects(tx, comment, { text, found, calls });
  });
}

/** A call as it is stored. */
export const callFields = (commentId: number, call: CallRecord) => ({ commentId, ...call });

async function saveProjects(
  tx: Prisma.TransactionClient,
  comment: Comment,
  { text, found, calls }: Reading,
): Promise<void> {
  const addresses = projectUrls(text);
  const earlier = await projectsOf(tx, comment.by);
  const news: NewProject[] = [];
  const again = new Set<number>();
  for (const project of onceEach(found.projects)) {
    const copied = project.urls.filter((url) => addresses.includes(url));
    const urls = found.projects.length === 1 ? addresses : copied;
    const known = earlier.find((other) => isSame(other, { title: project.title, urls }));
    if (known) again.add(known.id);
    else news.push(newProject(project, urls, copied[0] ?? urls[0] ?? null, comment, calls.at(-1)?.model));
  }
  const ids = news.length > 0 ? await createProjects(directIn(tx), news) : [];
  await tx.projectSubmission.createMany({
    data: [...ids, ...again].map((projectId) => ({
      projectId,
      commentId: comment.id,
      extractedText: text,
      similarityScore: 1,
    })),
  });
}

function newProject(
  { urls: _, ...project }: FoundProject,
  urls: string[],
  primaryUrl: string | null,
  comment: Comment,
  model: string | undefined,
): NewProject {
  return {
    ...project,
    source: HN_SOURCE,
    sourceCommentId: comment.id,
    projectUrls: urls,
    primaryUrl,
    workflowLogs: [`Read in comment ${comment.id} of Hacker News by ${model ?? "a model"}.`],
  };
}

interface Named {
  title: string;
  urls: string[];
}

const titleKey = (title: string) =>
  title
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "");

/** By name, or by an address that nobody else has: people tell of the same project month after month. */
function isSame(one: Named, other: Named): boolean {
  const key = titleKey(one.title);
  return (key !== "" && key === titleKey(other.title)) || one.urls.some((url) => other.urls.includes(url));
}

function onceEach(projects: FoundProject[]): FoundProject[] {
  const seen = new Set<string>();
  return projects.filter(({ title }) => {
    const key = titleKey(title) || title;
    return seen.has(key) ? false : seen.add(key);
  });
}

/** The valid projects that the same person has told of before, oldest first. */
async function projectsOf(tx: Prisma.TransactionClient, by: string | null) {
  if (by === null) return [];
  // From the comments on: SQLite would go through all valid projects to find those of one person.
  const comments = await tx.comment.findMany({
    where: { by },
    select: { submissions: { select: { project: { select: KNOWN } } } },
  });
  const projects = comments.flatMap(({ submissions }) => submissions.map(({ project }) => project));
  const valid = new Map(projects.filter((one) => one.isValidProject).map((one) => [one.id, one]));
  return [...valid.values()]
    .sort((one, other) => one.id - other.id)
    .map(({ id, title, projectUrls }) => ({ id, title, urls: readList(projectUrls) }));
}

const KNOWN = { id: true, title: true, projectUrls: true, isValidProject: true } as const;
