import "server-only";
import type { Reviewable } from "@/lib/contracts/review-entry";
import type { ReviewAction } from "@/lib/contracts/review-status";
import { tagsOf } from "@/lib/contracts/tag";
import { DomainError } from "@/lib/core/errors";
import type { Prisma, ReviewEntry } from "@/lib/generated/prisma/client";
import { tryToEmbedAgain } from "@/lib/projects/embed-in-background";
import { noProject } from "@/lib/projects/project-id";
import { judgedBy, WITH_JUDGE } from "./judge";
import { differences, REVIEWABLE_SELECT, reviewableOf } from "./reviewable";

/** Which project, and of which version the change is; without one it is of whatever is stored. */
export interface Target {
  id: number;
  version?: number | undefined;
}

/** What the history says of a change beside its states. */
export interface ChangeRecord {
  action: ReviewAction;
  /** The admin's name. */
  by: string;
  /** The entry that it takes back. */
  undoes?: number;
  bulkId?: string | undefined;
}

/** The fields to change; or what they are, by what the project is now. */
export type Change = Partial<Reviewable> | ((before: Reviewable) => Partial<Reviewable>);

/**
 * Changes a project and writes the history's entry, as all reviewing does. Changed texts lose their vector, and are
 * embedded again in the background; the novelty stays what it was when the idea was made.
 *
 * @param tx its transaction, in which nothing can come between reading and writing
 * @returns the entry; null where the project is so already
 * @throws DomainError not_found; edit_conflict where the project has another version by now
 */
export async function applyChange(
  tx: Prisma.TransactionClient,
  { id, version }: Target,
  change: Change,
  { action, by, undoes, bulkId }: ChangeRecord,
): Promise<ReviewEntry | null> {
  const project = await tx.project.findUnique({
    where: { id },
    select: { ...REVIEWABLE_SELECT, version: true, ...WITH_JUDGE },
  });
  if (!project) throw noProject();
  if (version !== undefined && version !== project.version) throw editConflict();
  const before = reviewableOf(project);
  const after = { ...before, ...(typeof change === "function" ? change(before) : change) };
  const changed = differences(before, after);
  if (changed.length === 0) return null;
  const isRewritten = changed.some((field) => EMBEDDED.includes(field));
  if (isRewritten) tryToEmbedAgain(id);
  await tx.project.update({
    where: { id },
    data: {
      ...columnsOf(after, changed),
      ...(isRewritten ? { descriptionEmbedding: null, embeddingModel: null } : {}),
      version: project.version + 1,
    },
    select: { id: true },
  });
  if (changed.includes("hashtags")) await replaceTags(tx, id, after.hashtags);
  return tx.reviewEntry.create({
    data: {
      projectId: id,
      title: before.title,
      action,
      by,
      before: JSON.stringify(before),
      after: JSON.stringify(after),
      judge: judgedBy(project),
      undoes: undoes ?? null,
      bulkId: bulkId ?? null,
    },
  });
}

export const editConflict = () =>
  new DomainError(
    "edit_conflict",
    "Somebody else has changed this project meanwhile; look at it as it is now.",
  );

/** What is embedded of a project. */
const EMBEDDED: readonly (keyof Reviewable)[] = ["title", "short_description", "description"];

/** The columns of a field. */
const COLUMNS: { [Field in keyof Reviewable]: (value: Reviewable[Field]) => Prisma.ProjectUpdateInput } = {
  review_status: (reviewStatus) => ({ reviewStatus }),
  review_reason: (reviewReason) => ({ reviewReason }),
  duplicate_of: (duplicateOf) => ({ duplicateOf }),
  binned: (binned) => ({ binnedAt: binned ? new Date() : null }),
  title: (title) => ({ title }),
  short_description: (shortDescription) => ({ shortDescription }),
  description: (description) => ({ description }),
  hashtags: (hashtags) => ({ hashtags: JSON.stringify(hashtags) }),
  idea_score: (ideaScore) => ({ ideaScore }),
  complexity_score: (complexityScore) => ({ complexityScore }),
};

/** Those of the fields that changed alone: a decision has nothing to do with the indexes of texts and vectors. */
const columnsOf = (after: Reviewable, changed: readonly (keyof Reviewable)[]): Prisma.ProjectUpdateInput =>
  Object.assign({}, ...changed.map((field) => columnOf(field, after)));

const columnOf = <Field extends keyof Reviewable>(field: Field, after: Reviewable) =>
  COLUMNS[field](after[field]);

async function replaceTags(
  tx: Prisma.TransactionClient,
  projectId: number,
  hashtags: readonly string[],
): Promise<void> {
  await tx.projectTag.deleteMany({ where: { projectId } });
  const data = tagsOf(hashtags).map((tag, position) => ({ projectId, tag, position }));
  if (data.length > 0) await tx.projectTag.createMany({ data });
}
