import "server-only";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { cache } from "react";
import { DomainError } from "@/lib/core/errors";
import { getRunStatus } from "@/lib/runs/status/get-run-status";

/** The run's status, read once a request; shows the not-found page where there is no such run. */
export const readRun = cache(async (id: string) => {
  await connection();
  try {
    return await getRunStatus(id);
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") notFound();
    throw error;
  }
});
