import "server-only";
import type { RunStatus } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import { readSql } from "@/lib/store/sql";

export interface CandidateCounts {
  candidates: RunStatus["candidates"];
  /** Saved rows whose idea was not refused. */
  accepted: number;
}

type Counted = Record<
  "written" | "refused" | "similar" | "same_purpose" | "shared_sentences" | "below_min_score" | "accepted",
  bigint
>;

/** How many ideas a run has written and refused, and why; those asked for again later are not the run's. */
export async function readCandidateCounts(taskId: string): Promise<CandidateCounts> {
  const [counted] = await db().$queryRawUnsafe<Counted[]>(readSql("count-candidates"), taskId);
  const count = (name: keyof Counted) => Number(counted?.[name] ?? 0);
  return {
    candidates: {
      written: count("written"),
      refused: count("refused"),
      reasons: {
        similar: count("similar"),
        same_purpose: count("same_purpose"),
        shared_sentences: count("shared_sentences"),
        below_min_score: count("below_min_score"),
      },
    },
    accepted: count("accepted"),
  };
}
