import { isFinished, RUN_STATES } from "@/lib/contracts/run-state";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { RowState, RunState } from "@/lib/generated/prisma/enums";

/** Runs that the queue still has work for. */
export const OPEN_RUN_STATES: RunState[] = RUN_STATES.filter((state) => !isFinished({ state }));
export const FINISHED_RUN_STATES: RunState[] = RUN_STATES.filter((state) => isFinished({ state }));

/** Rows that still have something to write or to save. */
export const OPEN_ROW_STATES: RowState[] = ["planned", "generating", "generated"];
/** Rows that have not left generation yet. */
export const GENERATING_ROW_STATES: RowState[] = ["planned", "generating"];

/** Candidates with every column that a project is made of. */
export const COMPLETE_CANDIDATE = {
  projectIdea: { not: null },
  title: { not: null },
  shortDescription: { not: null },
  description: { not: null },
  hashtags: { not: null },
  ideaScore: { not: null },
  complexityScore: { not: null },
} satisfies Prisma.GenerationCandidateWhereInput;
