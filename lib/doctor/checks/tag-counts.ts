import "server-only";
import { db } from "@/lib/core/db";
import { readSql } from "@/lib/store/sql";
import type { Fault, Scope } from "../finding";
import { readWhole } from "../read-whole";

/** The tag statistics are those of the projects that count; only a writer that switched triggers off can part them. */
export async function* tagCounts(scope: Scope): AsyncGenerator<Fault> {
  if (scope.since) return;
  const [found] = (await readWhole(scope, "find-miscounted-tags")) as [number, number, number][];
  const [projects, tags, pairs] = found ?? [0, 0, 0];
  if (projects === 0 && tags === 0 && pairs === 0) return;
  const sentence = `The tag statistics differ from the projects: ${projects} projects, ${tags} tags, ${pairs} pairs.`;
  yield { code: "tags_miscounted", sentence, repair: countAgain };
}

const countAgain = () =>
  db().$transaction([
    db().$executeRawUnsafe(readSql("doctor/forget-counted-projects")),
    db().$executeRawUnsafe(readSql("doctor/forget-tag-counts")),
    db().$executeRawUnsafe(readSql("doctor/forget-tag-pairs")),
    db().$executeRawUnsafe(readSql("doctor/count-projects-again")),
  ]);
