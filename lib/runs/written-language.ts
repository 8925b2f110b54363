import "server-only";
import { db } from "@/lib/core/db";
import { singleton } from "@/lib/core/singleton";
import type { GenerationRun } from "@/lib/generated/prisma/client";
import { llmEndpoint } from "@/lib/llm/endpoint";
import { primaryLanguage } from "@/lib/pipeline/text/language";

/** Corpora whose language is kept in memory. */
const KEPT = 100;

/**
 * The language (BCP 47) that a run's prompts name and its answers are held to: the one it asks for, else its corpus's,
 * unless that is English, which models write unasked. Null where none is named; of the built-in composer, always.
 */
export async function writtenLanguage(
  run: Pick<GenerationRun, "language" | "corpusMark">,
): Promise<string | null> {
  if (llmEndpoint().twin === "built-in") return null;
  if (run.language !== null || run.corpusMark === null) return run.language;
  const language = await languageOfCorpus(run.corpusMark);
  return language !== null && isEnglish(language) ? null : language;
}

export const isEnglish = (language: string) => primaryLanguage(language) === "en";

/** A corpus under a mark stays what it is. */
async function languageOfCorpus(mark: string): Promise<string | null> {
  const known = singleton("corpus-languages", () => new Map<string, string | null>());
  const kept = known.get(mark);
  if (kept !== undefined) return kept;
  const corpus = await db().corpusSnapshot.findUnique({ where: { mark }, select: { language: true } });
  if (!corpus) return null;
  if (known.size >= KEPT) known.clear();
  known.set(mark, corpus.language);
  return corpus.language;
}
