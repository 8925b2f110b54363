import "server-only";
import { db } from "@/lib/core/db";
import type { GenerationRow } from "@/lib/generated/prisma/client";
import type { KnownIdea } from "@/lib/pipeline/column";
import { readSql } from "@/lib/store/sql";

/** As many as a small model can keep in view. */
const MAX_SIBLINGS = 12;

type Sibling = Pick<KnownIdea, "title" | "purpose">;

/** The latest ideas of the run's other rows: of each row the chosen one, else the last that has a title. */
export async function readSiblings({ id, runId }: Pick<GenerationRow, "id" | "runId">): Promise<Sibling[]> {
  return db().direct.read<Sibling>(readSql("read-siblings"), runId, id, MAX_SIBLINGS);
}
