import "server-only";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { DomainError } from "@/lib/core/errors";

/** What `read` gives, read for this request; where it throws not_found, the not-found page is shown. */
export async function orNotFound<T>(read: () => Promise<T>): Promise<T> {
  await connection();
  try {
    return await read();
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") notFound();
    throw error;
  }
}
