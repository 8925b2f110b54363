import "server-only";
import type { EditRequest } from "@/lib/contracts/review";
import type { Reviewed } from "@/lib/contracts/review-entry";
import { db } from "@/lib/core/db";
import { noProject, projectId } from "@/lib/projects/project-id";
import { readVocabulary } from "@/lib/projects/read-vocabulary";
import { applyChange } from "./apply-change";
import { decideIn } from "./decide";
import { readEdit } from "./read-edit";
import { reviewed } from "./reviewed";

/**
 * Changes a project's texts, tags and scores, and decides about it where that is asked for: two entries of one moment,
 * of which the answer has the last.
 *
 * @throws DomainError not_found, also for what is in the bin; edit_conflict where the version is not the stored one;
 *   not_reviewable; InvalidRequestError by what the pipeline takes of a model
 */
export async function editProject(
  id: string | number,
  { version, decision, ...edit }: EditRequest,
  admin: string,
): Promise<Reviewed> {
  const project = projectId(id);
  const vocabulary = await readVocabulary();
  return db().$transaction(async (tx) => {
    const edited = await applyChange(
      tx,
      { id: project, version },
      (before) => {
        if (before.binned) throw noProject();
        return readEdit(edit, before, vocabulary);
      },
      { action: "edit", by: admin },
    );
    const decided = decision && (await decideIn(tx, { id: project }, decision, { by: admin }));
    return reviewed(tx, project, decided ?? edited);
  });
}
