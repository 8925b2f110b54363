import "server-only";
import { db } from "@/lib/core/db";
import { readSql } from "@/lib/store/sql";
import type { Fault, Scope } from "../finding";

interface Miscounted {
  projects: number | bigint;
  tags: number | bigint;
  pairs: number | bigint;
}

/** The tag statistics are those of the projects that count; only a writer that switched triggers off can part them. */
export async function* tagCounts({ since }: Scope): AsyncGenerator<Fault> {
  if (since) return;
  const [found] = await db().$queryRawUnsafe<Miscounted[]>(readSql("doctor/find-miscounted-tags"));
  const { projects = 0, tags = 0, pairs = 0 } = found ?? {};
  if (Number(projects) === 0 && Number(tags) === 0 && Number(pairs) === 0) return;
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
