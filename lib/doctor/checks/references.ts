import "server-only";
import { db } from "@/lib/core/db";
import { readSql } from "@/lib/store/sql";
import type { Fault, Scope } from "../finding";
import { readWhole } from "../read-whole";

/** By table and what it names: what is said of an entry that names nothing, and the statement that removes it. */
const REFERENCES: Record<string, { says: string; repair: string }> = {
  "generation_rows generation_runs": { says: "row without run", repair: "delete-orphan-rows" },
  "generation_rows waywo_projects": { says: "row of a lost project", repair: "unlink-lost-projects" },
  "generation_candidates generation_rows": {
    says: "candidate without row",
    repair: "delete-orphan-candidates",
  },
  "regenerations generation_candidates": {
    says: "regeneration without candidate",
    repair: "delete-orphan-regenerations",
  },
  "bulk_items bulk_changes": { says: "item without bulk change", repair: "delete-orphan-bulk-items" },
  "model_calls generation_runs": { says: "model call without run", repair: "delete-orphan-calls" },
  "project_tags waywo_projects": { says: "tag without project", repair: "delete-orphan-tags" },
  "waywo_comments waywo_posts": { says: "comment without thread", repair: "delete-orphan-comments" },
  "waywo_project_submissions waywo_projects": {
    says: "submission without project",
    repair: "delete-orphan-submissions",
  },
  "waywo_project_submissions waywo_comments": {
    says: "submission without comment",
    repair: "delete-orphan-submissions",
  },
  "comment_calls waywo_comments": { says: "call without comment", repair: "delete-orphan-comment-calls" },
  "executor_steps executor_runs": { says: "step without function run", repair: "delete-orphan-steps" },
};

type Violation = [table: string, rowid: number | null, parent: string];

/** What an entry names exists. Takes what the deletion of the named one would have taken. */
export async function* references(scope: Scope): AsyncGenerator<Fault> {
  // Goes through whole tables, however little is new.
  if (scope.since) return;
  const tables = new Set(Object.keys(REFERENCES).map((key) => key.split(" ")[0] ?? ""));
  for (const table of tables) {
    const violations = (await readWhole(scope, "find-orphans", [table])) as Violation[];
    for (const [, rowid, parent] of violations) {
      const known = REFERENCES[`${table} ${parent}`];
      const sentence = `${known?.says ?? "Entry without its parent"}: ${table} ${rowid} names something in ${parent} that is not there.`;
      const repair = known && (() => db().$executeRawUnsafe(readSql(`doctor/${known.repair}`)));
      yield {
        code: "lost_reference",
        sentence: sentence.charAt(0).toUpperCase() + sentence.slice(1),
        ...(repair ? { repair } : {}),
      };
    }
  }
}
