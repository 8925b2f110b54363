import "server-only";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { cache } from "react";
import { DomainError } from "@/lib/core/errors";
import { getProject } from "@/lib/projects/get-project";

/** The project, read once a request; shows the not-found page where there is no such project. */
export const readProject = cache(async (id: string) => {
  await connection();
  try {
    return await getProject(id);
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") notFound();
    throw error;
  }
});
