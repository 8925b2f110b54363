import type { RefusalReason, RunStatus, TooAlike } from "@/lib/contracts/types";
import { ideas } from "./amounts";

const REASONS: Record<RefusalReason, string> = {
  similar: "too similar",
  same_purpose: "same purpose",
  shared_sentences: "with shared sentences",
  below_min_score: "below the minimum score",
};

/** Why a candidate was refused. */
export const refusalReason = (reason: RefusalReason) => REASONS[reason];

/** What is said before the title of an idea that another is too like. */
export const LIKENESS: Record<TooAlike["reason"], string> = {
  similar: "similar to",
  same_purpose: "same purpose as",
  shared_sentences: "shares a sentence with",
};

type Ended = Pick<RunStatus, "candidates" | "min_idea_score"> & { result?: RunStatus["result"] };

/**
 * How many ideas of a run are what was asked for. Null until the run has a result, and where there is nothing to tell:
 * no minimum score, and nothing refused.
 */
export function runResultText({ result, candidates, min_idea_score: min }: Ended): string | null {
  if (!result || result.num_saved === 0) return null;
  if (candidates.refused === 0 && min === null) return null;
  const { num_saved: saved, num_accepted: accepted } = result;
  const asked = min === null ? "distinct" : `distinct and of at least ${min}`;
  if (accepted === 0) {
    if (saved > 1) return `None of the ${ideas(saved)} is ${asked}; none better came.`;
    return `The idea is not distinct${min === null ? "" : ` or not of at least ${min}`}; none better came.`;
  }
  if (accepted === saved) return saved === 1 ? `The idea is ${asked}.` : `All ${ideas(saved)} are ${asked}.`;
  const others = saved - accepted === 1 ? "the other is" : `the other ${saved - accepted} are`;
  const verb = accepted === 1 ? "is" : "are";
  return `${accepted} of ${ideas(saved)} ${verb} ${asked}; ${others} the best there was.`;
}

/** "73 written, 23 refused: 14 too similar, 3 below the minimum score"; null where none was refused. */
export function candidatesText({ written, refused, reasons }: RunStatus["candidates"]): string | null {
  if (refused === 0) return null;
  const told = (Object.keys(REASONS) as RefusalReason[])
    .filter((reason) => reasons[reason] > 0)
    .map((reason) => `${reasons[reason]} ${REASONS[reason]}`);
  return `${written} written, ${refused} refused: ${told.join(", ")}`;
}
