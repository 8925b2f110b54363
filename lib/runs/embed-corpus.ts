import "server-only";
import { db } from "@/lib/core/db";
import { truncate } from "@/lib/net/provider-error";
import { type EmbeddedCorpus, embedProjects, type SkippedProject } from "@/lib/projects/embed-projects";
import { heldBy } from "./round";

/** Projects that are named one by one. */
const MAX_NAMED = 3;
/** Characters of a sentence that comes from outside. */
const MAX_REASON = 200;

/**
 * Gives the stored projects that lack one a vector of the embedding model in use, and keeps with the run what its ideas
 * cannot be compared with, and why.
 */
export async function embedCorpus(taskId: string, round: number): Promise<void> {
  const noveltyNote = noveltyNoteOf(await embedProjects());
  await db().generationRun.updateMany({ where: { id: taskId, ...heldBy(round) }, data: { noveltyNote } });
}

/** In sentences; null where ideas are compared with the whole corpus. */
export function noveltyNoteOf({ size, comparable, skipped, error }: EmbeddedCorpus): string | null {
  if (comparable >= size) return null;
  const counted = `Novelty is compared with ${comparable} of ${size} projects.`;
  const failed = error ? ` ${cut(error.message).replace(/\.?$/, ".")}` : "";
  return `${counted}${failed}${named(skipped)}`;
}

function named(skipped: SkippedProject[]): string {
  if (skipped.length === 0) return "";
  const first = skipped.slice(0, MAX_NAMED).map(({ title, error }) => {
    return `“${cut(title)}” (${cut(error).replace(/\.$/, "")})`;
  });
  const more = skipped.length - first.length;
  return ` Not embedded: ${[...first, ...(more > 0 ? [`${more} more`] : [])].join(", ")}.`;
}

const cut = (text: string) => truncate(text, MAX_REASON);
