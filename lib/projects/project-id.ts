import { DomainError } from "@/lib/core/errors";
import { rowId } from "@/lib/core/row-id";

/** @throws DomainError not_found when it cannot be a project's id */
export function projectId(given: string | number): number {
  const id = rowId(given);
  if (id === null) throw noProject();
  return id;
}

export const noProject = () => new DomainError("not_found", "There is no project with this id.");
