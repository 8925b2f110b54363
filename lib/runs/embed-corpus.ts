import "server-only";
import { db } from "@/lib/core/db";
import { truncate } from "@/lib/net/provider-error";
import { lastEmbeddingError } from "@/lib/projects/embed-in-background";
import {
  countComparable,
  type EmbeddedCorpus,
  embedProjects,
  type SkippedProject,
} from "@/lib/projects/embed-projects";
import { keepOneLength } from "@/lib/projects/keep-one-length";
import { heldBy } from "./round";

/** Projects that a run waits for: 15 seconds of the built-in encoder. More are embedded while it goes on. */
const MAX_AT_START = 500;
/** Projects that are named one by one. */
const MAX_NAMED = 3;
/** Characters of a sentence that comes from outside. */
const MAX_REASON = 200;

/**
 * Gives the stored projects that lack one a vector of the embedding model in use, unless they are so many that the run
 * would wait for long, and keeps with the run what its ideas cannot be compared with, and why.
 */
export async function embedCorpus(taskId: string, round: number): Promise<void> {
  const noveltyNote = noveltyNoteOf(await embedForRun());
  await db().generationRun.updateMany({ where: { id: taskId, ...heldBy(round) }, data: { noveltyNote } });
}

type Corpus = EmbeddedCorpus & { isUnderWay?: boolean };

async function embedForRun(): Promise<Corpus> {
  let counts = await countComparable();
  if (counts.size <= MAX_AT_START) return embedProjects();
  // It may take all vectors away.
  await keepOneLength();
  counts = await countComparable();
  if (counts.size - counts.comparable <= MAX_AT_START) return embedProjects();
  return { ...counts, skipped: [], error: lastEmbeddingError(), isUnderWay: true };
}

/** In sentences; null where ideas are compared with the whole corpus. */
export function noveltyNoteOf({ size, comparable, skipped, error, isUnderWay }: Corpus): string | null {
  if (comparable >= size) return null;
  const counted = `Novelty is compared with ${comparable} of ${size} projects.`;
  const failed = error ? ` ${cut(error.message).replace(/\.?$/, ".")}` : "";
  const underWay = isUnderWay && !error ? " The others are being embedded." : "";
  return `${counted}${failed}${underWay}${named(skipped)}`;
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
