import "server-only";
import { db } from "@/lib/core/db";
import { readSql } from "@/lib/store/sql";

const SET_ASIDE = "Set aside: part of the sample corpus, written for this package";

/**
 * Sets the sample corpus aside, or takes it back: projects that are set aside are invalid with a reason, so that their
 * tags do not count and ideas are not compared with them. Samples that are invalid for another reason stay so.
 *
 * @returns how many projects changed
 */
export function setSampleAside(aside: boolean): Promise<number> {
  return db().$executeRawUnsafe(readSql(aside ? "set-sample-aside" : "take-sample-back"), SET_ASIDE);
}
