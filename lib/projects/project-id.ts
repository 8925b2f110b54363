import { DomainError } from "@/lib/core/errors";

const MAX_ID = 2_147_483_647;

/** @throws DomainError not_found when the text cannot be a project's id */
export function projectId(text: string): number {
  const id = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (id <= MAX_ID) return id;
  throw noProject();
}

export const noProject = () => new DomainError("not_found", "There is no project with this id.");
