import "server-only";
import { db } from "@/lib/core/db";
import { DomainError, type ErrorCode } from "@/lib/core/errors";
import type { GenerationRun } from "@/lib/generated/prisma/client";
import { askColumn, type CallOptions } from "@/lib/pipeline/ask-column";
import type { RowContext } from "@/lib/pipeline/column";
import { type Alternative, ideaAlternatives } from "@/lib/pipeline/columns/idea-alternatives";
import { projectIdea } from "@/lib/pipeline/columns/project-idea";

/** Answers of a model that cannot write several ideas in one. */
const UNABLE: ReadonlySet<ErrorCode> = new Set(["llm_invalid", "llm_cut_off", "llm_empty"]);
/** Questions that brought no second idea before a run asks for one at a time. */
const MAX_IN_VAIN = 2;

/** The run's model has shown that it cannot write several ideas in one answer. */
class UnableModel extends Error {}

/** The fields of a candidate that its idea fills. Without `alternatives`, one idea was asked for. */
interface IdeaFields {
  projectIdea: string;
  alternatives?: string;
}

/**
 * Asks for a candidate's idea: one, or as many in one answer as the run wants, of which the rarest is the candidate's and
 * the others are kept. A model that cannot do that is asked for one, and soon for no more than one.
 *
 * @throws DomainError
 */
export async function askForIdeas(
  { id, ideasPerCall }: GenerationRun,
  context: RowContext,
  call: CallOptions,
): Promise<IdeaFields> {
  const askForOne = () => askColumn(projectIdea, context, call);
  if (ideasPerCall === 1) return { projectIdea: await askForOne() };
  const wishes: string[] = [];
  let alternatives: Alternative[];
  try {
    const onRelaxed = (problems: string[]) => void wishes.push(...problems);
    // Rows that wait for the limiter together hear of each other's failures.
    const beforeCall = async () => {
      if ((await askedInVain(id)) >= MAX_IN_VAIN) throw new UnableModel();
      await call.beforeCall?.();
    };
    alternatives = await askColumn(ideaAlternatives(ideasPerCall), context, {
      ...call,
      beforeCall,
      onRelaxed,
    });
  } catch (error) {
    if (error instanceof UnableModel) return { projectIdea: await askForOne() };
    if (!(error instanceof DomainError) || !UNABLE.has(error.code)) throw error;
    return { projectIdea: await askForOne(), alternatives: "[]" };
  }
  const [rarest, ...others] = alternatives;
  if (wishes.length > 0) call.onRelaxed?.(wishes);
  // Only a candidate says what its idea lacks.
  const kept = wishes.length > 0 ? [] : others;
  return { projectIdea: rarest?.idea ?? "", alternatives: JSON.stringify(kept) };
}

const askedInVain = (runId: string) =>
  db().generationCandidate.count({ where: { row: { runId }, alternatives: "[]" } });
